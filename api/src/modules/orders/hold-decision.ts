import type { OrderModel } from '../../db/models/orders.js';
import { readableCode } from '../../db/secrets.js';
import { notFound, Problem } from '../../errors/problem.js';
import { type HeldItem, operate, type Take } from '../inventory/service.js';
import { type CodesFound, resolveCodes } from '../promo-codes/service.js';
import { assertBuyerMayHave, networkLimitProblem } from './buyer-limits.js';
import { type HoldState, networkCounter } from './hold-state.js';
import { assertSoldOn, type HoldWish } from './hold-wish.js';
import { assertOpened } from './opened.js';
import { type PricedItem, priceItems } from './price.js';

/** An order that was decided on and not written yet. */
export interface Decided {
  wish: HoldWish;
  order: OrderModel;
  items: PricedItem[];
  secret: string;
  codeIds: string[];
}

/** An event with more orders has numbers with one more letter, so that hardly ever one is drawn that exists: the whole batch would be done again. */
const manyTickets = 20_000;

/** A number that a person can read out. That no two orders of an event have the same is made sure of by the database. */
const drawNumber = ({ held, sold }: HoldState['event']): string => readableCode(3, held + sold < manyTickets ? 3 : 4);

function makeOrder(wish: HoldWish, { event, now }: HoldState, held: HeldItem[], { promo, access }: CodesFound) {
  const { items, ...sums } = priceItems(held, promo, event.currency);
  const order = {
    id: wish.draft.id,
    eventId: event.id,
    organizationId: event.organizationId,
    number: drawNumber(event),
    status: 'held' as const,
    currency: event.currency,
    ...sums,
    refunded: 0,
    buyerUserId: wish.buyerUserId,
    buyerEmail: null,
    buyerFirstName: null,
    buyerLastName: null,
    attendees: [],
    answers: [],
    promoCodeId: promo?.id ?? null,
    promoCode: promo?.code ?? null,
    accessCodeId: access?.id ?? null,
    locale: wish.locale,
    paymentIntentId: null,
    dispute: null,
    paymentStatus: null,
    expiresAt: new Date(now.getTime() + event.holdMinutes * 60_000),
    confirmedAt: null,
    createdAt: now,
    updatedAt: now,
    items,
    tickets: [],
  };
  // A row as it will be read back, without Objection's machinery: it is made thousands of times a second.
  return { order: order as unknown as OrderModel, items };
}

/** Makes an order of what was counted; of one that cannot be, such as one that is too dear, nothing stays counted. */
function makeOrderOrGiveBack(wish: HoldWish, state: HoldState, held: HeldItem[], codes: CodesFound, takes: Take[]) {
  try {
    return makeOrder(wish, state, held, codes);
  } catch (error) {
    operate(state, { kind: 'release', items: wish.items }, state.now);
    for (const { counter, by } of takes) {
      const entry = state.counters.get(counter);
      if (entry) entry.used -= by;
    }
    throw error;
  }
}

/**
 * Decides on one wish and counts it in the state, so that the next one sees what is left.
 * @throws Problem saying why nothing is held
 */
export function decideWish(wish: HoldWish, state: HoldState | undefined): Decided {
  if (!state || (state.event.status === 'draft' && !wish.seesDrafts)) throw notFound('event');
  const { event, tiers, counters, codes, buyers, now } = state;
  assertSoldOn(wish, event.embedOrigins);
  const wanted = wish.items.map(({ tierId }) => tierId);
  const { promo, access } = resolveCodes(codes, wish, wanted, now);
  // Before anything is said of their stock: without a code a hidden tier tells neither name nor price.
  if (!wish.isInsider) assertOpened(wish.items, tiers, { promo, access });
  const amount = wish.items.reduce((sum, { quantity }) => sum + quantity, 0);
  const has = buyers.get(wish.buyerUserId ?? '') ?? 0;
  assertBuyerMayHave(event.maxTicketsPerBuyer, has, amount, '/items');
  const takes = wish.networkHash ? [{ counter: networkCounter(wish.networkHash), by: 1 }] : [];
  const outcome = operate(state, { kind: 'hold', items: wish.items, takes }, now);
  if ('refused' in outcome) throw new Problem(outcome.refused.code, outcome.refused.detail, { errors: outcome.refused.errors });
  if ('exhausted' in outcome) throw networkLimitProblem(counters.get(outcome.exhausted)?.limit ?? 0);
  if ('moved' in outcome) throw new Error('a hold was counted and not decided');
  const { order, items } = makeOrderOrGiveBack(wish, state, outcome.held, { promo, access }, takes);
  if (wish.buyerUserId !== null) buyers.set(wish.buyerUserId, has + amount);
  const used = [promo, access].filter((code) => code !== null);
  for (const code of used) code.uses += 1;
  return { wish, order, items, secret: wish.draft.secret, codeIds: used.map(({ id }) => id) };
}
