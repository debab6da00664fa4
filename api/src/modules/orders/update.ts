import type { Actor } from '../../access/actor.js';
import { may } from '../../access/permissions.js';
import type { components } from '../../contract/generated.js';
import { addJob } from '../../db/jobs.js';
import type { Db, Transaction } from '../../db/knex.js';
import type { TierModel } from '../../db/models/events.js';
import { OrderItemModel, type OrderModel } from '../../db/models/orders.js';
import { inTransaction } from '../../db/transaction.js';
import { bodyFault, type Fault, invalid, Problem } from '../../errors/problem.js';
import { assertWithinUsesOf, replacePromoCode } from '../promo-codes/service.js';
import { checkAnswers, questionsOf } from '../questions/service.js';
import { assertAnswered } from './answered.js';
import { assertWithinBuyerLimit, buyerLimitOf } from './buyer-limits.js';
import { priceItems } from './price.js';
import { assertOpened } from './opened.js';
import { changeOrder, getOrderToChange, lockOrder, lockOrderAlone } from './records.js';
import { stateProblem } from './states.js';

type Schemas = components['schemas'];

function attendeeFaults(attendees: Schemas['AttendeeInput'][], items: OrderItemModel[]): Fault[] {
  return attendees.flatMap(({ tierId }, index) => {
    const quantity = items.find((item) => item.tierId === tierId)?.quantity ?? 0;
    const before = attendees.slice(0, index).filter((other) => other.tierId === tierId).length;
    if (quantity === 0) return [bodyFault(`/attendees/${index}/tierId`, 'unknown_tier', 'This order has no ticket of that tier.')];
    return before >= quantity ? [bodyFault(`/attendees/${index}/tierId`, 'too_many', `This order has only ${quantity} of that tier.`)] : [];
  });
}

/** An order with its event's tiers, as far as they were locked. */
interface LockedOrder {
  order: OrderModel;
  tiers: ReadonlyMap<string, Pick<TierModel, 'visibility'>>;
  now: Date;
}

type Filled = Pick<OrderModel, 'attendees' | 'answers'>;

/** Attendees and answers as they are kept, checked against what the order holds and what the organizer asks. */
async function fillIn(trx: Transaction, order: OrderModel, input: Schemas['OrderUpdate']): Promise<Partial<Filled>> {
  const { attendees, answers } = input;
  const items = order.items ?? [];
  const asks = answers !== undefined || (attendees ?? []).some((attendee) => attendee.answers !== undefined);
  const questions = asks ? await questionsOf(trx, order.eventId) : [];
  const faults = attendeeFaults(attendees ?? [], items);
  const check = (...given: [scope: 'order' | 'attendee', held: string[], answers: Schemas['AnswerInput'][], pointer: string]) => {
    const [scope, held, list, pointer] = given;
    const checked = checkAnswers(questions, scope, held, list, pointer);
    faults.push(...checked.faults);
    return checked.answers;
  };
  const held = items.map(({ tierId }) => tierId);
  const filled: Partial<Filled> = {
    ...(answers ? { answers: check('order', held, answers, '/answers') } : {}),
    ...(attendees
      ? {
          attendees: attendees.map(({ answers: own = [], ...attendee }, index) => ({
            ...attendee,
            email: attendee.email ?? null,
            answers: check('attendee', [attendee.tierId], own, `/attendees/${index}/answers`),
          })),
        }
      : {}),
  };
  if (faults.length > 0) throw invalid(faults);
  return filled;
}

/** Prices a held order anew, with another promo code or with none. Its event's stock must be locked. */
async function changePromoCode(
  trx: Transaction,
  { order, tiers, now }: LockedOrder,
  promoCode: string | null,
  isInsider: boolean,
): Promise<Partial<OrderModel>> {
  if (order.promoCode === null && promoCode === null) return {};
  // Money that is under way cannot be called back.
  if (order.status !== 'held' && order.paymentStatus === 'processing')
    throw new Problem('order_state_invalid', 'The payment is being worked on: the price can no longer change.');
  const items = order.items ?? [];
  const wanted = items.map(({ tierId }) => tierId);
  const codes = await replacePromoCode(trx, order, promoCode, wanted, now);
  // The code may have been what opened them.
  if (!isInsider) assertOpened(items, tiers, codes);
  const { promo, access } = codes;
  const { items: priced, ...sums } = priceItems(items, promo, order.currency);
  if (order.status !== 'held') {
    if (sums.total === 0)
      throw new Problem('order_state_invalid', 'The payment has begun. Cancel the order and hold the tickets again with this code.');
    // Otherwise checking out again would do, but a page that is open already must not charge what it cost before.
    await addJob(trx, 'update-payment', { orderId: order.id }, order.id);
  }
  for (const { tierId, discount } of priced) {
    await OrderItemModel.query(trx).findById([order.id, tierId]).patch({ discount });
    for (const item of items) if (item.tierId === tierId) item.discount = discount;
  }
  return { ...sums, promoCodeId: promo?.id ?? null, promoCode: promo?.code ?? null, accessCodeId: access?.id ?? null };
}

/**
 * Fills in buyer, attendees and answers, or prices the order with another promo code; what is left out stays.
 * @throws Problem `promo_code_invalid`, also when the buyer has used the code as often as one may
 */
export async function updateOrder(db: Db, actor: Actor, id: string, input: Schemas['OrderUpdate']): Promise<OrderModel> {
  const found = await getOrderToChange(db, actor, id);
  return inTransaction(db, async (trx) => {
    // Whatever concerns codes, or what one buyer may have, waits its turn at the event.
    const concernsCodes = input.promoCode !== undefined || found.promoCodeId !== null || found.accessCodeId !== null;
    const isCounted = input.buyer !== undefined && (await buyerLimitOf(trx, found.eventId)) !== null;
    const locked =
      concernsCodes || isCounted
        ? await lockOrder(trx, found)
        : { ...(await lockOrderAlone(trx, found.id)), tiers: new Map<string, never>() };
    const { order, now } = locked;
    if (order.status !== 'held' && order.status !== 'awaiting_payment') throw stateProblem(order.status);
    if (order.expiresAt && order.expiresAt <= now) throw stateProblem('expired');
    const { buyer, promoCode } = input;
    const isInsider = may(actor, order.organizationId, 'events:write');
    const change: Partial<OrderModel> = {
      ...(buyer ? { buyerEmail: buyer.email, buyerFirstName: buyer.firstName, buyerLastName: buyer.lastName } : {}),
      ...(await fillIn(trx, order, input)),
      ...(promoCode === undefined ? {} : await changePromoCode(trx, locked, promoCode, isInsider)),
    };
    // What its organizer must know was answered when the payment began, and stays answered.
    const touchesAnswers = input.answers !== undefined || input.attendees !== undefined;
    if (order.status === 'awaiting_payment' && touchesAnswers) await assertAnswered(trx, Object.assign(order, change));
    const email = buyer?.email ?? order.buyerEmail;
    if (email !== null) await assertWithinUsesOf(trx, { ...order, ...change }, email);
    if (buyer && isCounted) await assertWithinBuyerLimit(trx, order, buyer.email);
    return changeOrder(trx, order, change, 'order.updated');
  });
}
