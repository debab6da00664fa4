import type { Actor } from '../../access/actor.js';
import type { components } from '../../contract/generated.js';
import type { Db, Transaction } from '../../db/knex.js';
import { OrderItemModel, type OrderModel } from '../../db/models/orders.js';
import { inTransaction } from '../../db/transaction.js';
import { bodyFault, type Fault, invalid, Problem } from '../../errors/problem.js';
import { assertWithinUsesOf, giveBackCodes, redeemCodes } from '../promo-codes/service.js';
import { checkAnswers, questionsOf } from '../questions/service.js';
import { priceItems } from './price.js';
import { changeOrder, getOrderToChange, lockOrderAlone } from './records.js';
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

/** Prices a held order anew, with another promo code or with none. */
async function changePromoCode(trx: Transaction, order: OrderModel, promoCode: string | null, now: Date): Promise<Partial<OrderModel>> {
  if (order.promoCode === null && promoCode === null) return {};
  if (order.status !== 'held') throw new Problem('order_state_invalid', 'The payment has begun: the price can no longer change.');
  const items = order.items ?? [];
  await giveBackCodes(trx, { promoCodeId: order.promoCodeId, accessCodeId: null });
  const wanted = items.map(({ tierId }) => tierId);
  const { promo } = await redeemCodes(trx, order.eventId, { promoCode: promoCode ?? undefined }, wanted, now);
  const { items: priced, ...sums } = priceItems(items, promo, order.currency);
  for (const { tierId, discount } of priced) await OrderItemModel.query(trx).findById([order.id, tierId]).patch({ discount });
  return { ...sums, promoCodeId: promo?.id ?? null, promoCode: promo?.code ?? null };
}

/**
 * Fills in buyer, attendees and answers, or prices the order with another promo code; what is left out stays.
 * @throws Problem `promo_code_invalid`, also when the buyer has used the code as often as one may
 */
export async function updateOrder(db: Db, actor: Actor, id: string, input: Schemas['OrderUpdate']): Promise<OrderModel> {
  const found = await getOrderToChange(db, actor, id);
  return inTransaction(db, async (trx) => {
    const { order, now } = await lockOrderAlone(trx, found.id);
    if (order.status !== 'held' && order.status !== 'awaiting_payment') throw stateProblem(order.status);
    if (order.expiresAt && order.expiresAt <= now) throw stateProblem('expired');
    const { buyer, promoCode } = input;
    const change: Partial<OrderModel> = {
      ...(buyer ? { buyerEmail: buyer.email, buyerFirstName: buyer.firstName, buyerLastName: buyer.lastName } : {}),
      ...(await fillIn(trx, order, input)),
      ...(promoCode === undefined ? {} : await changePromoCode(trx, order, promoCode, now)),
    };
    const email = buyer?.email ?? order.buyerEmail;
    if (email !== null) await assertWithinUsesOf(trx, { ...order, ...change }, email);
    return changeOrder(trx, order, change, 'order.updated');
  });
}
