import type { Deps } from '../../deps.js';
import { done } from '../../http/done.js';
import { route, type Route } from '../../http/route.js';
import { presentPaymentAccount } from './present.js';
import { connectAccount, disconnectAccount, getPaymentAccount } from './service.js';

export const paymentAccountRoutes = (deps: Deps): Route[] => [
  route('paymentAccounts.get', async ({ actor, path }) =>
    presentPaymentAccount(await getPaymentAccount(deps, actor, path.organization), deps.config),
  ),
  route('paymentAccounts.connect', ({ actor, path, body }) => connectAccount(deps, actor, path.organization, body)),
  route('paymentAccounts.disconnect', ({ actor, path, ctx }) => done(ctx, 204, disconnectAccount(deps.db, actor, path.organization))),
];
