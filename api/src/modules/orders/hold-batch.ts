import type { OrderModel } from '../../db/models/orders.js';
import { plainArray } from '../../db/plain-array.js';
import type { PreparedRunner, PreparedWork } from '../../db/prepared-query.js';
import { Problem } from '../../errors/problem.js';
import { type Decided, decideWish } from './hold-decision.js';
import { type Locked, lockState } from './hold-state.js';
import type { HoldWish } from './hold-wish.js';
import { presentOrder } from './present.js';

/** A held order and its credential, which exists nowhere else. */
export interface Held {
  order: OrderModel;
  /** The order as it is presented to its buyer, without the credential. */
  presented: ReturnType<typeof presentOrder>;
  /** The same as JSON. */
  text: string;
  secret: string;
}
/** The wish was fulfilled before, when the same request came first. */
export interface HeldBefore {
  orderId: string;
}

/** Counts and places orders. Nothing in it is joined: whatever plan PostgreSQL keeps for it, each row is touched once. */
const placeStatement = `
  with tier_moves as (
         update tiers set held = tiers.held + m.held from unnest($28::text[], $29::integer[]) as m(id, held) where tiers.id = m.id),
       code_moves as (
         update promo_codes p set uses = p.uses + m.uses from unnest($32::text[], $33::integer[]) as m(id, uses) where p.id = m.id),
       event_moves as (
         update events set held = events.held + m.held, sequence = sequence + 1
           from unnest($30::text[], $31::integer[]) as m(id, held) where events.id = m.id),
       wanted as (
         select * from rows from (
             unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::integer[], $7::integer[], $8::text[], $9::text[],
                    $10::text[], $11::text[], $12::text[], $13::timestamptz[], $14::timestamptz[], $15::text[], $16::text[], $17::text[],
                    $18::text[]),
             jsonb_array_elements($19::jsonb))
           as w(id, event_id, organization_id, number, currency, subtotal, discount, buyer_user_id, promo_code_id, promo_code, access_code_id,
                locale, expires_at, created_at, secret_hash, idempotency_hash, request_hash, network_hash, payload)),
       placed as (
         insert into orders (id, event_id, organization_id, number, status, currency, subtotal, discount, total, buyer_user_id, promo_code_id,
                             promo_code, access_code_id, locale, expires_at, created_at, updated_at, secret_hash, idempotency_hash,
                             request_hash, network_hash)
           select id, event_id, organization_id, number, 'held', currency, subtotal, discount, subtotal - discount, buyer_user_id,
                  promo_code_id, promo_code, access_code_id, locale, expires_at, created_at, created_at, decode(secret_hash, 'hex'), decode(idempotency_hash, 'hex'),
                  decode(request_hash, 'hex'), decode(network_hash, 'hex') from wanted),
       items as (
         insert into order_items (order_id, tier_id, event_id, name, quantity, unit_price, discount, position)
           select * from unnest($20::text[], $21::text[], $22::text[], $23::text[], $24::integer[], $25::integer[], $26::integer[], $27::integer[])),
       told as (
         insert into domain_events (organization_id, event_id, order_id, type, payload)
           select organization_id, event_id, id, 'order.held', payload from wanted)
  select pg_notify('echoplex_domain_events', '')`;

const sumsBy = (entries: Iterable<readonly [string, number]>): [string, string] => {
  const sums = new Map<string, number>();
  for (const [id, count] of entries) sums.set(id, (sums.get(id) ?? 0) + count);
  const ids = [...sums.keys()].sort();
  return [plainArray(ids), plainArray(ids.map((id) => sums.get(id) ?? 0))];
};

/** What the orders add to the counters of tiers, events and codes. */
function movesOf(orders: Decided[]): string[] {
  const items = orders.flatMap(({ order, items: own }) =>
    own.map(({ tierId, quantity }) => ({ tierId, quantity, eventId: order.eventId })),
  );
  return [
    ...sumsBy(items.map(({ tierId, quantity }) => [tierId, quantity] as const)),
    ...sumsBy(items.map(({ eventId, quantity }) => [eventId, quantity] as const)),
    ...sumsBy(orders.flatMap(({ codeIds }) => codeIds.map((id) => [id, 1] as const))),
  ];
}

/** Writes the orders. */
async function place(finish: PreparedRunner, orders: Decided[]): Promise<Held[]> {
  const held = orders.map(({ order, secret }): Held => {
    const presented = presentOrder(order);
    return { order, secret, presented, text: JSON.stringify(presented) };
  });
  const of = (key: 'id' | 'eventId' | 'organizationId' | 'number' | 'currency' | 'subtotal' | 'discount' | 'buyerUserId' | 'promoCodeId' | 'accessCodeId' | 'locale') =>
    plainArray(orders.map(({ order }) => order[key])); // prettier-ignore
  const time = (key: 'expiresAt' | 'createdAt') => plainArray(orders.map(({ order }) => order[key]?.toISOString() ?? null));
  const hash = (hashOf: (entry: Decided) => string | null | undefined) => plainArray(orders.map((entry) => hashOf(entry) ?? null));
  const lines = orders.flatMap(({ order, items }) => items.map((item, position) => ({ ...item, position, order })));
  await finish('hold_place', placeStatement, [
    of('id'), of('eventId'), of('organizationId'), of('number'), of('currency'), of('subtotal'), of('discount'), of('buyerUserId'),
    of('promoCodeId'), orders.map(({ order }) => order.promoCode), of('accessCodeId'), of('locale'), time('expiresAt'), time('createdAt'),
    hash(({ wish }) => wish.draft.secretHash), hash(({ wish }) => wish.repeat?.keyHash), hash(({ wish }) => wish.repeat?.requestHash),
    hash(({ wish }) => wish.networkHash), `[${held.map(({ text }) => text).join()}]`,
    plainArray(lines.map(({ order }) => order.id)), plainArray(lines.map(({ tierId }) => tierId)),
    plainArray(lines.map(({ order }) => order.eventId)), lines.map(({ name }) => name),
    ...(['quantity', 'unitPrice', 'discount', 'position'] as const).map((key) => plainArray(lines.map((line) => line[key]))),
    ...movesOf(orders),
  ]); // prettier-ignore
  return held;
}

/** Whether the same request has come before, to the database or in this batch. */
function repeatOf({ repeat }: HoldWish, repeated: Locked['repeated']): HeldBefore | undefined {
  const before = repeat && repeated.get(repeat.keyHash);
  if (!before) return undefined;
  if (before.requestHash === repeat.requestHash) return { orderId: before.orderId };
  throw new Problem('idempotency_key_reused', 'This Idempotency-Key came with another request before. Use a new one for each order.');
}

/** What became of a batch, and the stock as it is after it. */
export interface BatchHeld {
  outcomes: PromiseSettledResult<Held | HeldBefore>[];
  states: Locked['states'];
}

/**
 * Holds tickets for many at once, in one transaction: what can be had is decided in the order in which they came, all of an order's tickets
 * or none, and written with a few statements however many there are.
 */
export const holdBatch =
  (wishes: HoldWish[], holdsPerNetwork: number): PreparedWork<BatchHeld> =>
  async (run, finish) => {
    const { states, repeated } = await lockState(run, wishes, holdsPerNetwork);
    const decided: Decided[] = [];
    const verdicts = wishes.map((wish): (() => PromiseSettledResult<Held | HeldBefore>) => {
      try {
        const before = repeatOf(wish, repeated);
        if (before) return () => ({ status: 'fulfilled', value: before });
        const at = decided.push(decideWish(wish, states.get(wish.eventId))) - 1;
        if (wish.repeat) repeated.set(wish.repeat.keyHash, { ...wish.repeat, orderId: decided[at]?.order.id ?? '' });
        return () => ({ status: 'fulfilled', value: held[at] as Held });
      } catch (reason) {
        return () => ({ status: 'rejected', reason });
      }
    });
    let held: Held[] = [];
    if (decided.length > 0) {
      held = await place(finish, decided);
    }
    return { outcomes: verdicts.map((verdict) => verdict()), states };
  };
