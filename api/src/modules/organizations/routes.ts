import { authorize } from '../../access/permissions.js';
import type { Deps } from '../../deps.js';
import type { OrganizationModel } from '../../db/models/accounts.js';
import { done } from '../../http/done.js';
import { presentPage } from '../../http/present-page.js';
import { route, type Route } from '../../http/route.js';
import { replacePicture } from '../media/service.js';
import { createApiKey, listApiKeys, revokeApiKey } from './api-keys.js';
import { presentApiKey, presentOrganization } from './present.js';
import { createOrganization, getOrganization, listOrganizations, setLogo, updateOrganization } from './service.js';

export const organizationRoutes = ({ db, config: { publicUrl }, media }: Deps): Route[] => {
  const present = (organization: OrganizationModel) => presentOrganization(organization, publicUrl);
  return [
    route('organizations.create', async ({ actor, body }) => present(await createOrganization(db, actor, body))),
    route('organizations.list', async ({ actor, query }) => presentPage(await listOrganizations(db, actor, query), present)),
    route('organizations.get', async ({ actor, path }) => present(await getOrganization(db, actor, path.organization))),
    route('organizations.update', async ({ actor, path, body }) =>
      present(await updateOrganization(db, actor, path.organization, body, publicUrl)),
    ),
    route('organizations.setLogo', async ({ actor, path, image }) => {
      // Asked before the costly work on the picture, and once more under the lock.
      authorize(actor, path.organization, 'organization:manage', 'organization');
      const { organization } = await replacePicture(media, image, 'logo', (key) => setLogo(db, actor, path.organization, key));
      return present(organization);
    }),
    route('apiKeys.list', async ({ actor, path, query }) =>
      presentPage(await listApiKeys(db, actor, path.organization, query), presentApiKey),
    ),
    route('apiKeys.create', async ({ actor, path, body }) => {
      const { key, secret } = await createApiKey(db, actor, path.organization, body);
      return { ...presentApiKey(key), secret };
    }),
    route('apiKeys.revoke', ({ actor, path, ctx }) => done(ctx, 204, revokeApiKey(db, actor, path.organization, path.apiKey))),
  ];
};
