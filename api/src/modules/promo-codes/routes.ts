import type { Deps } from '../../deps.js';
import { done } from '../../http/done.js';
import { presentPage } from '../../http/present-page.js';
import { route, type Route } from '../../http/route.js';
import { presentCheck, presentPromoCode } from './present.js';
import { checkPromoCode, createPromoCode, createPromoCodes, deletePromoCode, listPromoCodes, updatePromoCode } from './service.js';

export const promoCodeRoutes = ({ db }: Deps): Route[] => [
  route('promoCodes.list', async ({ actor, path, query }) =>
    presentPage(await listPromoCodes(db, actor, path.event, query), presentPromoCode),
  ),
  route('promoCodes.create', async ({ actor, path, body }) => presentPromoCode(await createPromoCode(db, actor, path.event, body))),
  route('promoCodes.createBatch', async ({ actor, path, body }) => ({
    data: (await createPromoCodes(db, actor, path.event, body)).map(presentPromoCode),
  })),
  route('promoCodes.update', async ({ actor, path, body }) => presentPromoCode(await updatePromoCode(db, actor, path.promoCode, body))),
  route('promoCodes.delete', ({ actor, path, ctx }) => done(ctx, 204, deletePromoCode(db, actor, path.promoCode))),
  route('promoCodes.check', async ({ actor, path, body }) => presentCheck(await checkPromoCode(db, actor, path.event, body.code))),
];
