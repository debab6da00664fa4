import type { components } from '../../contract/generated.js';
import type { Deps } from '../../deps.js';
import { presentPage } from '../../http/present-page.js';
import { route, type Route } from '../../http/route.js';
import { presentOrder } from './present.js';
import { cancelOrder, createHolds, getOrder, getOrderToChange, issueSecretAgain, listOrders, updateOrder } from './service.js';

type Order = components['schemas']['Order'];

export const orderRoutes = ({ db, metrics, config }: Deps): Route[] => {
  const holds = createHolds({ db, metrics });
  return [
    {
      ...route('orders.create', async ({ actor, path, body, ctx }) => {
        // What the API itself serves may always sell.
        const origin = ctx.get('Origin') === new URL(config.publicUrl).origin ? undefined : ctx.get('Origin') || undefined;
        const { order, secret } = await holds.create(actor, path.event, body, origin);
        return presentOrder(order, { secret });
      }),
      // Secrets are not kept with the answer: who repeats the request gets another one for the same order.
      replay: async (kept) => ({ ...(kept as Order), secret: await issueSecretAgain(db, (kept as Order).id) }),
    },
    route('orders.list', async ({ actor, path, query }) =>
      presentPage(await listOrders(db, actor, path.event, query), (order) => presentOrder(order)),
    ),
    route('orders.get', async ({ actor, path }) => presentOrder(await getOrder(db, actor, path.order))),
    route('orders.update', async ({ actor, path, body }) => presentOrder(await updateOrder(db, actor, path.order, body))),
    {
      ...route('orders.cancel', async ({ actor, path }) =>
        presentOrder(await cancelOrder(db, actor, await getOrderToChange(db, actor, path.order))),
      ),
      naturallyIdempotent: true,
    },
  ];
};
