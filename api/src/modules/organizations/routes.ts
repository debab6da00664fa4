import type { Deps } from '../../deps.js';
import { presentPage } from '../../http/present-page.js';
import { route, type Route } from '../../http/route.js';
import { presentApiKey, presentOrganization } from './present.js';
import { createApiKey, createOrganization, getOrganization, listApiKeys, listOrganizations, revokeApiKey } from './service.js';

export const organizationRoutes = ({ db }: Deps): Route[] => [
  route('organizations.create', async ({ actor, body }) => presentOrganization(await createOrganization(db, actor, body))),
  route('organizations.list', async ({ actor, query }) => presentPage(await listOrganizations(db, actor, query), presentOrganization)),
  route('organizations.get', async ({ actor, path }) => presentOrganization(await getOrganization(db, actor, path.organization))),
  route('apiKeys.list', async ({ actor, path, query }) =>
    presentPage(await listApiKeys(db, actor, path.organization, query), presentApiKey),
  ),
  route('apiKeys.create', async ({ actor, path, body }) => {
    const { key, secret } = await createApiKey(db, actor, path.organization, body);
    return { ...presentApiKey(key), secret };
  }),
  route('apiKeys.revoke', async ({ actor, path, ctx }) => {
    await revokeApiKey(db, actor, path.organization, path.apiKey);
    ctx.status = 204;
  }),
];
