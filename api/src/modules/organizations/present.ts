import type { components } from '../../contract/generated.js';
import type { ApiKeyModel, OrganizationModel } from '../../db/models/accounts.js';
import { pictureUrl } from '../media/service.js';

type Schemas = components['schemas'];

export const presentOrganization = (organization: OrganizationModel, publicUrl: string): Schemas['Organization'] => ({
  id: organization.id,
  name: organization.name,
  slug: organization.slug,
  website: organization.website,
  contactEmail: organization.contactEmail,
  logoUrl: pictureUrl(publicUrl, organization.logo),
  defaultCurrency: organization.defaultCurrency,
  embedOrigins: organization.embedOrigins,
  createdAt: organization.createdAt.toISOString(),
  updatedAt: organization.updatedAt.toISOString(),
});

export const presentApiKey = (key: ApiKeyModel): Schemas['ApiKey'] => ({
  id: key.id,
  name: key.name,
  scopes: key.scopes,
  hint: key.hint,
  expiresAt: key.expiresAt?.toISOString() ?? null,
  lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
  createdAt: key.createdAt.toISOString(),
});
