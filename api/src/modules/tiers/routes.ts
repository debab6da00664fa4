import type { Deps } from '../../deps.js';
import { presentPage } from '../../http/present-page.js';
import { route, type Route } from '../../http/route.js';
import { presentTier } from './present.js';
import { createTier, listTiers, type TierView } from './service.js';

const present = ({ tier, ...view }: TierView) => presentTier(tier, view);

export const tierRoutes = ({ db }: Deps): Route[] => [
  route('tiers.list', async ({ actor, path, query }) => presentPage(await listTiers(db, actor, path.event, query), present)),
  route('tiers.create', async ({ actor, path, body }) => present(await createTier(db, actor, path.event, body))),
];
