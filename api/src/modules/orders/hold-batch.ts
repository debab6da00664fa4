import { newId } from '../../db/ids.js';
import type { PreparedRunner } from '../../db/prepared-query.js';
import type { OrderModel } from '../../db/models/orders.js';
import type { PromoCodeModel } from '../../db/models/programme.js';
import { hashSecret, newSecret, readableCode } from '../../db/secrets.js';
import { notFound, Problem } from '../../errors/problem.js';
import { decideHold, type EventStock, type HeldItem, type TierStock } from '../inventory/service.js';
import { resolveCodes } from '../promo-codes/service.js';
import { assertSoldOn, type HoldWish } from './hold-rules.js';
import { assertOpened } from './opened.js';
import { presentOrder } from './present.js';
import { type PricedItem, priceItems } from './price.js';

/** A held order and its credential, which exists nowhere else. */
export interface Held {
  order: OrderModel;
  secret: string;
}

interface EventRow extends EventStock {
  id: string;
  organizationId: string;
  currency: string;
  holdMinutes: number;
  embedOrigins: string[];
}
interface TierRow extends TierStock {
  eventId: string;
  visibility: 'public' | 'hidden';
  now: Date;
}

const eventStatement = `
  select e.id, e.organization_id as "organizationId", e.status, e.ends_at as "endsAt", e.capacity, e.held, e.sold,
         e.max_tickets_per_order as "maxTicketsPerOrder", e.currency, e.hold_minutes as "holdMinutes", o.embed_origins as "embedOrigins"
    from events e join organizations o on o.id = e.organization_id
   where e.id = any($1) order by e.id for update of e`;
const tierStatement = `
  select id, event_id as "eventId", name, price, quantity, held, sold, min_per_order as "minPerOrder", max_per_order as "maxPerOrder",
         sales_start_at as "salesStartAt", sales_end_at as "salesEndAt", available_after as "availableAfter",
         pay_what_you_want as "payWhatYouWant", visibility, clock_timestamp() as now
    from tiers where event_id = any($1) order by event_id, id for update`;
const codeStatement = `
  select id, event_id as "eventId", code, discount_type as "discountType", percent_off as "percentOff", amount_off as "amountOff",
         amount_off_per as "amountOffPer", tier_ids as "tierIds", starts_at as "startsAt", ends_at as "endsAt", max_uses as "maxUses", uses
    from promo_codes where (event_id, upper(code)) in (select * from unnest($1::text[], $2::text[])) order by id for update`;
const countStatement = `
  with tier_moves as (select * from unnest($1::text[], $2::integer[]) as t(id, held)),
       event_moves as (select * from unnest($3::text[], $4::integer[]) as e(id, held)),
       code_moves as (select * from unnest($5::text[], $6::integer[]) as c(id, uses)),
       tiers_moved as (update tiers set held = tiers.held + m.held from tier_moves m where tiers.id = m.id),
       codes_moved as (update promo_codes p set uses = p.uses + m.uses from code_moves m where p.id = m.id)
  update events set held = events.held + m.held, sequence = sequence + 1 from event_moves m where events.id = m.id`;
const placeStatement = `
  with wanted as (
         select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::integer[], $7::integer[], $8::text[], $9::text[],
                              $10::text[], $11::text[], $12::text[], $13::timestamptz[], $14::timestamptz[], $15::bytea[], $16::jsonb[])
           as w(id, event_id, organization_id, number, currency, subtotal, discount, buyer_user_id, promo_code_id, promo_code, access_code_id,
                locale, expires_at, created_at, secret_hash, payload)),
       placed as (
         insert into orders (id, event_id, organization_id, number, status, currency, subtotal, discount, total, buyer_user_id, promo_code_id,
                             promo_code, access_code_id, locale, expires_at, created_at, updated_at, secret_hash)
           select id, event_id, organization_id, number, 'held', currency, subtotal, discount, subtotal - discount, buyer_user_id,
                  promo_code_id, promo_code, access_code_id, locale, expires_at, created_at, created_at, secret_hash from wanted
         on conflict (event_id, number) do nothing returning id),
       items as (
         insert into order_items (order_id, tier_id, event_id, name, quantity, unit_price, discount, position)
           select i.* from unnest($17::text[], $18::text[], $19::text[], $20::text[], $21::integer[], $22::integer[], $23::integer[], $24::integer[])
             as i(order_id, tier_id, event_id, name, quantity, unit_price, discount, position) join placed on placed.id = i.order_id),
       told as (
         insert into domain_events (organization_id, event_id, order_id, type, payload)
           select w.organization_id, w.event_id, w.id, 'order.held', w.payload from wanted w join placed on placed.id = w.id)
  select placed.id, pg_notify('echoplex_domain_events', '') from placed`;

interface State {
  event: EventRow;
  tiers: Map<string, TierRow>;
  codes: PromoCodeModel[];
  now: Date;
}

async function lockState(run: PreparedRunner, wishes: HoldWish[]): Promise<Map<string, State>> {
  const ids = [...new Set(wishes.map(({ eventId }) => eventId))].sort();
  // Events before their tiers, both in id order: the order in which everybody locks.
  const events = await run<EventRow>('hold_events', eventStatement, [ids]);
  const tiers = await run<TierRow>('hold_tiers', tierStatement, [ids]);
  const typed = wishes.flatMap(({ eventId, promoCode, accessCode }) =>
    [promoCode, accessCode].flatMap((code) => (code === undefined ? [] : [[eventId, code.toUpperCase()] as const])),
  );
  const codes =
    typed.length === 0
      ? []
      : await run<PromoCodeModel>('hold_codes', codeStatement, [typed.map(([eventId]) => eventId), typed.map(([, code]) => code)]);
  const states = new Map(
    events.map((event) => [event.id, { event, tiers: new Map<string, TierRow>(), codes: [] as PromoCodeModel[], now: new Date() }]),
  );
  for (const tier of tiers) {
    const state = states.get(tier.eventId);
    state?.tiers.set(tier.id, tier);
    if (state) state.now = tier.now;
  }
  for (const code of codes) states.get(code.eventId)?.codes.push(code);
  return states;
}

/** An order that was decided on and not written yet. */
interface Decided extends Held {
  items: PricedItem[];
  codeIds: string[];
}

function build(
  wish: HoldWish,
  { event, now }: State,
  held: HeldItem[],
  promo: PromoCodeModel | null,
  access: PromoCodeModel | null,
): Decided {
  const { items, ...sums } = priceItems(held, promo, event.currency);
  const id = newId('ord');
  const order = {
    id,
    eventId: event.id,
    organizationId: event.organizationId,
    number: readableCode(3, 3),
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
    paymentStatus: null,
    expiresAt: new Date(now.getTime() + event.holdMinutes * 60_000),
    confirmedAt: null,
    createdAt: now,
    updatedAt: now,
    items,
    tickets: [],
  } as unknown as OrderModel;
  const codeIds = [promo, access].flatMap((code) => (code ? [code.id] : []));
  return { order, secret: newSecret('eos'), items, codeIds };
}

/** Decides on one wish and counts it in the state, so that the next one sees what is left. */
function decide(wish: HoldWish, state: State | undefined): Decided {
  if (!state || (state.event.status === 'draft' && !wish.seesDrafts)) throw notFound('event');
  const { event, tiers, codes, now } = state;
  assertSoldOn(wish, event.embedOrigins);
  const wanted = wish.items.map(({ tierId }) => tierId);
  const { promo, access } = resolveCodes(codes, wish, wanted, now);
  // Before anything is said of their stock: without a code a hidden tier tells neither name nor price.
  if (!wish.isInsider) assertOpened(wish.items, tiers, { promo, access });
  const decision = decideHold(event, tiers, wish.items, now);
  if ('refused' in decision) throw new Problem(decision.refused.code, decision.refused.detail, { errors: decision.refused.errors });
  const decided = build(wish, state, decision.held, promo, access);
  for (const { tierId, quantity } of decided.items) {
    (tiers.get(tierId) as TierRow).held += quantity;
    event.held += quantity;
  }
  for (const code of [promo, access]) if (code) code.uses += 1;
  return decided;
}

const sumsBy = (entries: Iterable<readonly [string, number]>): [string[], number[]] => {
  const sums = new Map<string, number>();
  for (const [id, count] of entries) sums.set(id, (sums.get(id) ?? 0) + count);
  const ids = [...sums.keys()].sort();
  return [ids, ids.map((id) => sums.get(id) ?? 0)];
};

async function count(run: PreparedRunner, orders: Decided[]): Promise<void> {
  const items = orders.flatMap(({ order, items: own }) => own.map((item) => ({ ...item, eventId: order.eventId })));
  await run('hold_count', countStatement, [
    ...sumsBy(items.map(({ tierId, quantity }) => [tierId, quantity] as const)),
    ...sumsBy(items.map(({ eventId, quantity }) => [eventId, quantity] as const)),
    ...sumsBy(orders.flatMap(({ codeIds }) => codeIds.map((id) => [id, 1] as const))),
  ]);
}

/** Writes the orders; the rare one whose number its event has already draws another. */
async function place(run: PreparedRunner, orders: Decided[]): Promise<void> {
  for (let missing = orders; missing.length > 0;) {
    const of = <K extends keyof OrderModel>(key: K) => missing.map(({ order }) => order[key]);
    const lines = missing.flatMap(({ order, items }) => items.map((item, position) => ({ ...item, position, order })));
    const rows = await run<{ id: string }>('hold_place', placeStatement, [
      of('id'), of('eventId'), of('organizationId'), of('number'), of('currency'), of('subtotal'), of('discount'), of('buyerUserId'),
      of('promoCodeId'), of('promoCode'), of('accessCodeId'), of('locale'), of('expiresAt'), of('createdAt'),
      missing.map(({ secret }) => hashSecret(secret)),
      missing.map(({ order }) => JSON.stringify(presentOrder(order))),
      lines.map(({ order }) => order.id), lines.map(({ tierId }) => tierId), lines.map(({ order }) => order.eventId), lines.map(({ name }) => name),
      lines.map(({ quantity }) => quantity), lines.map(({ unitPrice }) => unitPrice), lines.map(({ discount }) => discount), lines.map(({ position }) => position),
    ]); // prettier-ignore
    if (rows.length === missing.length) return;
    const placed = new Set(rows.map(({ id }) => id));
    missing = missing.filter(({ order }) => !placed.has(order.id));
    for (const { order } of missing) order.number = readableCode(3, 3);
  }
}

/**
 * Holds tickets for many at once, in one transaction: what can be had is decided in the order in which they came, all of an order's tickets
 * or none, and written with a few statements however many there are.
 */
export async function holdBatch(run: PreparedRunner, wishes: HoldWish[]): Promise<PromiseSettledResult<Held>[]> {
  const states = await lockState(run, wishes);
  const outcomes = wishes.map((wish): PromiseSettledResult<Decided> => {
    try {
      return { status: 'fulfilled', value: decide(wish, states.get(wish.eventId)) };
    } catch (reason) {
      return { status: 'rejected', reason };
    }
  });
  const decided = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  if (decided.length > 0) {
    await count(run, decided);
    await place(run, decided);
  }
  return outcomes;
}
