import type { Deps } from '../../deps.js';
import { done } from '../../http/done.js';
import { presentPage } from '../../http/present-page.js';
import { route, type Route } from '../../http/route.js';
import { openedTiers } from '../promo-codes/service.js';
import { presentTier } from './present.js';
import { createTier, deleteTier, getTier, listTiers, type TierView, updateTier } from './service.js';

const present = ({ tier, ...view }: TierView) => presentTier(tier, view);

export const tierRoutes = ({ db }: Deps): Route[] => [
  route('tiers.list', async ({ actor, path, query: { accessCode, ...page } }) => {
    const opened = accessCode === undefined ? undefined : await openedTiers(db, actor, path.event, accessCode);
    return presentPage(await listTiers(db, actor, path.event, page, opened), present);
  }),
  route('tiers.create', async ({ actor, path, body }) => present(await createTier(db, actor, path.event, body))),
  route('tiers.get', async ({ actor, path }) => present(await getTier(db, actor, path.tier))),
  route('tiers.update', async ({ actor, path, body }) => present(await updateTier(db, actor, path.tier, body))),
  route('tiers.delete', ({ actor, path, ctx }) => done(ctx, 204, deleteTier(db, actor, path.tier))),
];
