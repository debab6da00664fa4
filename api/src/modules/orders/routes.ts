import type { components } from '../../contract/generated.js';
import type { GuardedInput } from '../../contract/guard.js';
import type { Deps } from '../../deps.js';
import { notFound } from '../../errors/problem.js';
import { presentPage } from '../../http/present-page.js';
import { principalOf } from '../../http/idempotency.js';
import { networkOf } from '../../http/network.js';
import { type QuickPost, route, type Route } from '../../http/route.js';
import { presentOrder } from './present.js';
import { createCancellations, createHolds, findOrder, getOrderToChange, issueSecretAgain, listOrders, updateOrder } from './service.js';

type Schemas = components['schemas'];

export const orderRoutes = ({ db, metrics, config, logger, stockNews }: Deps): Route[] => {
  const holds = createHolds({ db, metrics, config, logger });
  const cancelOrder = createCancellations(db);
  stockNews.onChange((eventId) => holds.stockChanged(eventId));
  const ownOrigin = new URL(config.publicUrl).origin;
  /** What the API itself serves may always sell. */
  const originOf = (origin: string | undefined) => (origin === ownOrigin || origin === '' ? undefined : origin);

  const create: QuickPost = async ({ input, actor, ip, origin }) => {
    const { event } = input.path as { event: string };
    const key = input.header['Idempotency-Key'] as string | undefined;
    const requester = { actor, principal: principalOf(actor), origin: originOf(origin), network: networkOf(ip), key };
    const held = await holds.create(event, input.body as Schemas['OrderInput'], requester);
    if ('secret' in held) {
      const secret = `,"secret":"${held.secret}"}`;
      const text = `${held.text.slice(0, -1)}${secret}`;
      const bytes = Buffer.byteLength(held.text) - 1 + secret.length;
      return { value: Object.assign(held.presented, { secret: held.secret }), text, bytes, isReplay: false };
    }
    // Secrets are not kept: who repeats the request gets another one for the same order.
    const order = await findOrder(db, held.orderId);
    if (!order) throw notFound('order');
    const value = presentOrder(order, { secret: await issueSecretAgain(db, order.id) });
    return { value, text: JSON.stringify(value), isReplay: true };
  };

  return [
    {
      ...route('orders.create', async ({ actor, ctx }) => {
        const { input } = ctx.state as { input: GuardedInput };
        const { value, isReplay } = await create({ input, actor, ip: ctx.ip, origin: ctx.get('Origin') });
        if (isReplay) ctx.set('Idempotent-Replayed', 'true');
        return value as Schemas['Order'];
      }),
      quick: create,
      // The key is kept with the order.
      naturallyIdempotent: true,
    },
    route('orders.list', async ({ actor, path, query }) =>
      presentPage(await listOrders(db, actor, path.event, query), (order) => presentOrder(order)),
    ),
    route('orders.update', async ({ actor, path, body }) => presentOrder(await updateOrder(db, actor, path.order, body))),
    {
      ...route('orders.cancel', async ({ actor, path }) => {
        const order = await cancelOrder(actor, await getOrderToChange(db, actor, path.order));
        // Before the answer: who has it and asks again at once must not be told what was remembered.
        stockNews.announce(order.eventId);
        return presentOrder(order);
      }),
      naturallyIdempotent: true,
    },
  ];
};
