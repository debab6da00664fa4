import type { OrderModel } from '../../db/models/orders.js';
import { plainArray } from '../../db/plain-array.js';
import type { Decided } from './hold-decision.js';
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

/**
 * Counts and places orders. Nothing in it is joined: whatever plan PostgreSQL keeps for it, each row is touched once.
 * @param conditions common table expressions, of which the last is `valid`: with one row when the orders are to be placed, else with none
 */
export const placeStatement = (conditions: string): string => `
  with ${conditions},
       tier_moves as (
         update tiers set held = tiers.held + m.held from valid, unnest($28::text[], $29::integer[]) as m(id, held) where tiers.id = m.id),
       code_moves as (
         update promo_codes p set uses = p.uses + m.uses from valid, unnest($32::text[], $33::integer[]) as m(id, uses) where p.id = m.id),
       event_moves as (
         update events set held = events.held + m.held, sequence = sequence + 1
           from valid, unnest($30::text[], $31::integer[]) as m(id, held) where events.id = m.id),
       wanted as (
         select w.* from valid, rows from (
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
           select i.* from valid, unnest($20::text[], $21::text[], $22::text[], $23::text[], $24::integer[], $25::integer[], $26::integer[], $27::integer[]) as i),
       told as (
         insert into domain_events (organization_id, event_id, order_id, type, payload)
           select organization_id, event_id, id, 'order.held', payload from wanted)
  select clock_timestamp() as now, pg_notify('echoplex_domain_events', '') from valid`;

/** What {@link placeStatement} says when it has placed the orders. */
export interface Placed {
  /** The database's clock. */
  now: Date;
}

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

/** Orders that were decided on as they are answered once they are placed. */
export const heldOf = (orders: Decided[]): Held[] =>
  orders.map(({ order, secret }) => {
    const presented = presentOrder(order);
    return { order, secret, presented, text: JSON.stringify(presented) };
  });

/** The values of {@link placeStatement}, `$1` to `$33`. */
export function placeValues(orders: Decided[], held: Held[]): unknown[] {
  const of = (key: 'id' | 'eventId' | 'organizationId' | 'number' | 'currency' | 'subtotal' | 'discount' | 'buyerUserId' | 'promoCodeId' | 'accessCodeId' | 'locale') =>
    plainArray(orders.map(({ order }) => order[key])); // prettier-ignore
  // Written once already, for the answer.
  const time = (key: 'expiresAt' | 'createdAt') => plainArray(held.map(({ presented }) => presented[key]));
  const hash = (hashOf: (entry: Decided) => string | null | undefined) => plainArray(orders.map((entry) => hashOf(entry) ?? null));
  const lines = orders.flatMap(({ order, items }) => items.map((item, position) => ({ ...item, position, order })));
  return [
    of('id'), of('eventId'), of('organizationId'), of('number'), of('currency'), of('subtotal'), of('discount'), of('buyerUserId'),
    of('promoCodeId'), orders.map(({ order }) => order.promoCode), of('accessCodeId'), of('locale'), time('expiresAt'), time('createdAt'),
    hash(({ wish }) => wish.draft.secretHash), hash(({ wish }) => wish.repeat?.keyHash), hash(({ wish }) => wish.repeat?.requestHash),
    hash(({ wish }) => wish.networkHash), `[${held.map(({ text }) => text).join()}]`,
    plainArray(lines.map(({ order }) => order.id)), plainArray(lines.map(({ tierId }) => tierId)),
    plainArray(lines.map(({ order }) => order.eventId)), lines.map(({ name }) => name),
    ...(['quantity', 'unitPrice', 'discount', 'position'] as const).map((key) => plainArray(lines.map((line) => line[key]))),
    ...movesOf(orders),
  ]; // prettier-ignore
}
