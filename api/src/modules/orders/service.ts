import type { Actor } from '../../access/actor.js';
import type { components } from '../../contract/generated.js';
import type { Db } from '../../db/knex.js';
import { likePattern } from '../../db/like.js';
import { OrderModel } from '../../db/models/orders.js';
import { type Page, type PageInput, readPage } from '../../db/page.js';
import { getOwnEvent } from '../events/service.js';

export { createHolds, type Holds } from './create.js';
export { updateOrder } from './update.js';
export {
  changeOrder,
  findOrder,
  getOrder,
  getOrderToChange,
  issueOrderSecret,
  issueSecretAgain,
  lockOrder,
  lockOrderAlone,
} from './records.js';
export { claimGuestOrders, listOwnOrders, listOwnTickets } from './ownership.js';
export { presentOrder, type PaymentAccess } from './present.js';
export { returnTickets, takeTicketsAgain } from './returned.js';
export { stateProblem } from './states.js';
export { isBuyer } from './policy.js';
export { assertWithinBuyerLimit } from './buyer-limits.js';
export { assertAnswered } from './answered.js';
export { cancelOpenOrders, expireDueOrders } from './end.js';
export { createCancellations } from './cancel.js';
export { type ConfirmFree, confirmPaidOrder, createConfirmations } from './confirm.js';

type Schemas = components['schemas'];

/** An event's orders, newest first. */
export async function listOrders(
  db: Db,
  actor: Actor,
  ref: string,
  { status, q, ...page }: PageInput & { status?: Schemas['OrderStatus']; q?: string },
): Promise<Page<OrderModel>> {
  const { event } = await getOwnEvent(db, actor, ref, 'orders:read');
  const query = OrderModel.query(db).where({ eventId: event.id }).withGraphFetched('[items, tickets]');
  if (status) void query.where({ status });
  if (q) {
    const pattern = likePattern(q);
    const fields = ['number', 'buyer_email', `buyer_first_name || ' ' || buyer_last_name`];
    void query.where((any) => {
      for (const field of fields) void any.orWhereRaw(`${field} ilike ?`, [pattern]);
    });
  }
  return readPage(query, page, [{ column: 'id', property: 'id' }], 'desc');
}
