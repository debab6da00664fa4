import type { PromoCodeModel } from '../../db/models/programme.js';
import { plainArray } from '../../db/plain-array.js';
import type { PreparedRunner } from '../../db/prepared-query.js';
import type { Counter, EventStock, Stock, TierStock } from '../inventory/service.js';
import { countOfBuyers } from './buyer-limits.js';
import type { HoldWish } from './hold-wish.js';

interface EventRow extends EventStock {
  id: string;
  organizationId: string;
  currency: string;
  holdMinutes: number;
  embedOrigins: string[];
  maxTicketsPerBuyer: number | null;
}
interface TierRow extends TierStock {
  eventId: string;
  visibility: 'public' | 'hidden';
  now: Date;
}

/** What holding tickets of an event is decided by. */
export interface HoldState extends Stock {
  event: EventRow;
  tiers: Map<string, TierRow>;
  counters: Map<string, Counter>;
  codes: PromoCodeModel[];
  /** Tickets that signed-in buyers have in other orders, by their users' ids; only of events that limit them. */
  buyers: Map<string, number>;
  /** The database's clock, after the locks. */
  now: Date;
}
/** An order that was made with a key before. */
export interface Repeated {
  orderId: string;
  requestHash: Buffer;
}
export interface Locked {
  states: Map<string, HoldState>;
  /** By their keys' hashes as text. */
  repeated: Map<string, Repeated>;
}

const eventStatement = `
  select e.id, e.organization_id as "organizationId", e.status, e.ends_at as "endsAt", e.capacity, e.held, e.sold,
         e.max_tickets_per_order as "maxTicketsPerOrder", e.max_tickets_per_buyer as "maxTicketsPerBuyer", e.currency, e.hold_minutes as "holdMinutes", o.embed_origins as "embedOrigins"
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
const repeatedStatement = `
  select idempotency_hash as key, request_hash as "requestHash", id as "orderId" from orders where idempotency_hash in (select decode(key, 'hex') from unnest($1::text[]) as key)`;
const networkStatement = `
  select network_hash as network, count(*)::integer as open from orders
   where network_hash in (select decode(hash, 'hex') from unnest($1::text[]) as hash) and status in ('held', 'awaiting_payment') group by network_hash`;

/** A hash as a key of a map. */
export const textOf = (hash: Buffer): string => hash.toString('latin1');
/** The counter of a network's open orders at an event. */
export const networkCounter = (hash: Buffer): string => `network ${textOf(hash)}`;

const distinct = (hashes: (Buffer | null | undefined)[]): Buffer[] => [
  ...new Map(hashes.flatMap((hash) => (hash ? [[textOf(hash), hash] as const] : []))).values(),
];

const hexArray = (hashes: Buffer[]): string => plainArray(hashes.map((hash) => hash.toString('hex')));

/** Orders that were made with these keys before. */
export async function findRepeated(run: PreparedRunner, hashes: Buffer[]): Promise<Map<string, Repeated>> {
  if (hashes.length === 0) return new Map();
  const rows = await run<Repeated & { key: Buffer }>('hold_repeated', repeatedStatement, [hexArray(hashes)]);
  return new Map(rows.map(({ key, ...order }) => [textOf(key), order]));
}

async function lockCodes(run: PreparedRunner, wishes: HoldWish[]): Promise<PromoCodeModel[]> {
  const typed = wishes.flatMap(({ eventId, promoCode, accessCode }) =>
    [promoCode, accessCode].flatMap((code) => (code === undefined ? [] : [[eventId, code.toUpperCase()] as const])),
  );
  if (typed.length === 0) return [];
  return run<PromoCodeModel>('hold_codes', codeStatement, [typed.map(([eventId]) => eventId), typed.map(([, code]) => code)]);
}

/** Counts the open orders of the networks that more is wanted from. */
async function countNetworks(run: PreparedRunner, wishes: HoldWish[], limit: number, states: Locked['states']): Promise<void> {
  const hashes = distinct(wishes.map(({ networkHash }) => networkHash));
  if (hashes.length === 0) return;
  const rows = await run<{ network: Buffer; open: number }>('hold_networks', networkStatement, [hexArray(hashes)]);
  const open = new Map(rows.map((row) => [networkCounter(row.network), row.open]));
  for (const { eventId, networkHash } of wishes) {
    if (!networkHash) continue;
    const key = networkCounter(networkHash);
    states.get(eventId)?.counters.set(key, { used: open.get(key) ?? 0, limit });
  }
}

/** Counts what signed-in buyers have already, at events that limit it. */
async function countBuyers(run: PreparedRunner, wishes: HoldWish[], states: Locked['states']): Promise<void> {
  const pairs = wishes.flatMap(({ eventId, buyerUserId: userId }) =>
    userId !== null && (states.get(eventId)?.event.maxTicketsPerBuyer ?? null) !== null ? [{ eventId, userId }] : [],
  );
  const ticketsOf = await countOfBuyers(run, pairs);
  for (const { eventId, userId } of pairs) states.get(eventId)?.buyers.set(userId, ticketsOf(eventId, userId));
}

/** Locks what the wishes are decided by, events before their tiers before codes, each in id order: the order in which everybody locks. */
export async function lockState(run: PreparedRunner, wishes: HoldWish[], holdsPerNetwork: number): Promise<Locked> {
  const ids = [...new Set(wishes.map(({ eventId }) => eventId))].sort();
  const events = await run<EventRow>('hold_events', eventStatement, [ids]);
  const tiers = await run<TierRow>('hold_tiers', tierStatement, [ids]);
  const codes = await lockCodes(run, wishes);
  const states = new Map(
    events.map((event): [string, HoldState] => [
      event.id,
      { event, tiers: new Map(), counters: new Map(), codes: [], buyers: new Map(), now: new Date() },
    ]),
  );
  for (const tier of tiers) {
    const state = states.get(tier.eventId);
    state?.tiers.set(tier.id, tier);
    if (state) state.now = tier.now;
  }
  for (const code of codes) states.get(code.eventId)?.codes.push(code);
  await countBuyers(run, wishes, states);
  await countNetworks(run, wishes, holdsPerNetwork, states);
  return { states, repeated: await findRepeated(run, distinct(wishes.map(({ repeat }) => repeat?.keyHash))) };
}
