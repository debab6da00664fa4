import type { PromoCodeModel } from '../../db/models/programme.js';
import { plainArray } from '../../db/plain-array.js';
import type { PreparedRunner } from '../../db/prepared-query.js';
import type { Counter, EventStock, Stock, TierStock } from '../inventory/service.js';
import { countOfBuyers } from './buyer-limits.js';
import type { HoldWish } from './hold-wish.js';

interface EventRow extends EventStock {
  id: string;
  /** Counts what has changed in the event's stock. */
  sequence: number;
  /** All that decisions depend on and that sales do not change, as PostgreSQL writes it. */
  terms: string;
  organizationId: string;
  currency: string;
  holdMinutes: number;
  embedOrigins: string[];
  maxTicketsPerBuyer: number | null;
}
interface TierRow extends TierStock {
  visibility: 'public' | 'hidden';
  /** As the event's. */
  terms: string;
}
/** A tier with its event; an event without tiers stands alone. */
interface LockedRow extends Omit<EventRow, 'id' | 'held' | 'sold' | 'terms'>, Omit<TierRow, 'id'> {
  eventId: string;
  eventHeld: number;
  eventSold: number;
  eventTerms: string;
  id: string | null;
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
  requestHash: string;
}
export interface Locked {
  states: Map<string, HoldState>;
  /** By their keys' hashes. */
  repeated: Map<string, Repeated>;
}

const eventTerms = `row(e.organization_id, e.status, e.ends_at, e.capacity, e.max_tickets_per_order, e.max_tickets_per_buyer, e.currency,
                        e.hold_minutes, o.embed_origins)::text`;
const tierTerms = `row(name, price, quantity, min_per_order, max_per_order, sales_start_at, sales_end_at, available_after, pay_what_you_want,
                       visibility)::text`;

/**
 * Locks events and their tiers and reads a line of each, by which it can be told whether anything about them has changed. Waits for nobody: of what
 * somebody else has locked there is no line, and neither of what was changed since the statement began, of which it does not see the rest.
 * @param ids the parameter with the events' ids
 */
export const lockedLines = (ids: string): string => `found_events as materialized (
         select id, sequence from events where id = any(${ids}::text[])),
       locked_events as materialized (
         select e.id, concat_ws(' ', e.id, e.sequence, e.held, e.sold, ${eventTerms}) as line, e.sequence
           from events e join organizations o on o.id = e.organization_id
          where e.id = any(${ids}::text[]) order by e.id for update of e skip locked),
       locked_tiers as materialized (
         select id, event_id, concat_ws(' ', id, held, sold, ${tierTerms}) as line
           from tiers where event_id = any(${ids}::text[]) and (select count(*) from locked_events) > 0 order by event_id, id
            for update skip locked),
       lines as (
         select (select string_agg(e.line, E'\\n' order by e.id) from locked_events e join found_events using (id, sequence)) || E'\\n' ||
                (select string_agg(line, E'\\n' order by event_id, id) from locked_tiers) as found)`;

/** What {@link lockedLines} read of these events if nothing but what the states say has happened. */
export function linesOf(states: HoldState[]): string {
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
  const events = states.map(({ event }) => event).sort(byId);
  const tiers = states.toSorted((a, b) => byId(a.event, b.event)).flatMap((state) => [...state.tiers.values()].sort(byId));
  return [
    ...events.map(({ id, sequence, held, sold, terms }) => `${id} ${sequence} ${held} ${sold} ${terms}`),
    ...tiers.map(({ id, held, sold, terms }) => `${id} ${held} ${sold} ${terms}`),
  ].join('\n');
}

/**
 * Events are locked before their tiers, because these wait for the count of those; each in id order. What was changed while it waited for a lock is
 * read anew by PostgreSQL, so the rows are the newest ones. As one statement, because every round trip is paid by each batch.
 */
const lockStatement = `
  with locked_events as materialized (
         select e.id, e.organization_id, e.status, e.ends_at, e.capacity, e.held, e.sold, e.sequence, e.max_tickets_per_order,
                e.max_tickets_per_buyer, e.currency, e.hold_minutes, o.embed_origins, ${eventTerms} as terms
           from events e join organizations o on o.id = e.organization_id
          where e.id = any($1::text[]) order by e.id for update of e),
       locked_tiers as materialized (
         select id, event_id, name, price, quantity, held, sold, min_per_order, max_per_order, sales_start_at, sales_end_at, available_after,
                pay_what_you_want, visibility, ${tierTerms} as terms
           from tiers where event_id = any($1::text[]) and (select count(*) from locked_events) > 0 order by event_id, id for update)
  select e.id as "eventId", e.organization_id as "organizationId", e.status, e.ends_at as "endsAt", e.capacity, e.held as "eventHeld",
         e.sold as "eventSold", e.sequence, e.terms as "eventTerms", e.max_tickets_per_order as "maxTicketsPerOrder",
         e.max_tickets_per_buyer as "maxTicketsPerBuyer", e.currency,
         e.hold_minutes as "holdMinutes", e.embed_origins as "embedOrigins",
         t.id, t.name, t.price, t.quantity, t.held, t.sold, t.min_per_order as "minPerOrder", t.max_per_order as "maxPerOrder",
         t.sales_start_at as "salesStartAt", t.sales_end_at as "salesEndAt", t.available_after as "availableAfter",
         t.pay_what_you_want as "payWhatYouWant", t.visibility, t.terms, clock_timestamp() as now
    from locked_events e left join locked_tiers t on t.event_id = e.id order by e.id, t.id`;
const codeStatement = `
  select id, event_id as "eventId", code, discount_type as "discountType", percent_off as "percentOff", amount_off as "amountOff",
         amount_off_per as "amountOffPer", tier_ids as "tierIds", starts_at as "startsAt", ends_at as "endsAt", max_uses as "maxUses", uses
    from promo_codes where (event_id, upper(code)) in (select * from unnest($1::text[], $2::text[])) order by id for update`;
/**
 * Each is looked up by itself: a plan that joins would read all orders as soon as it thinks them few. Without the limit PostgreSQL makes a join
 * of the look-up.
 */
const knownStatement = `
  select k.hash, encode(o.request_hash, 'hex') as "requestHash", o.id as "orderId", 0 as open
    from unnest($1::text[]) as k(hash), lateral (select request_hash, id from orders where idempotency_hash = decode(k.hash, 'hex') limit 1) o
   union all
  select n.hash, null, null, o.open
    from unnest($2::text[]) as n(hash), lateral (select count(*)::integer as open from orders where network_hash = decode(n.hash, 'hex')) o
   where o.open > 0`;

/** The counter of a network's open orders at an event. */
export const networkCounter = (hash: string): string => `network ${hash}`;

const distinct = (hashes: (string | null | undefined)[]): string[] => [...new Set(hashes.filter((hash) => typeof hash === 'string'))];

interface KnownRow {
  hash: string;
  requestHash: string;
  /** Of a key: the order it made. */
  orderId: string | null;
  /** Of a network: how many open orders it has. */
  open: number;
}

/** Reads what orders there are already with these keys and of these networks. */
async function readKnown(run: PreparedRunner, keys: string[], networks: string[]) {
  const repeated = new Map<string, Repeated>();
  const open = new Map<string, number>();
  if (keys.length === 0 && networks.length === 0) return { repeated, open };
  for (const row of await run<KnownRow>('hold_known', knownStatement, [plainArray(keys), plainArray(networks)])) {
    if (row.orderId === null) open.set(networkCounter(row.hash), row.open);
    else repeated.set(row.hash, { orderId: row.orderId, requestHash: row.requestHash });
  }
  return { repeated, open };
}

/** Orders that were made with these keys before. */
export const findRepeated = async (run: PreparedRunner, keys: string[]): Promise<Map<string, Repeated>> =>
  (await readKnown(run, keys, [])).repeated;

async function lockCodes(run: PreparedRunner, wishes: HoldWish[]): Promise<PromoCodeModel[]> {
  const typed = wishes.flatMap(({ eventId, promoCode, accessCode }) =>
    [promoCode, accessCode].flatMap((code) => (code === undefined ? [] : [[eventId, code.toUpperCase()] as const])),
  );
  if (typed.length === 0) return [];
  return run<PromoCodeModel>('hold_codes', codeStatement, [typed.map(([eventId]) => eventId), typed.map(([, code]) => code)]);
}

/** Counts what signed-in buyers have already, at events that limit it. */
async function countBuyers(run: PreparedRunner, wishes: HoldWish[], states: Locked['states']): Promise<void> {
  const pairs = wishes.flatMap(({ eventId, buyerUserId: userId }) =>
    userId !== null && (states.get(eventId)?.event.maxTicketsPerBuyer ?? null) !== null ? [{ eventId, userId }] : [],
  );
  const ticketsOf = await countOfBuyers(run, pairs);
  for (const { eventId, userId } of pairs) states.get(eventId)?.buyers.set(userId, ticketsOf(eventId, userId));
}

function statesOf(rows: LockedRow[]): Map<string, HoldState> {
  const states = new Map<string, HoldState>();
  for (const { eventId, eventHeld, eventSold, eventTerms: terms, id, now, ...row } of rows) {
    let state = states.get(eventId);
    if (!state) {
      const event: EventRow = { ...row, id: eventId, held: eventHeld, sold: eventSold, terms };
      states.set(eventId, (state = { event, tiers: new Map(), counters: new Map(), codes: [], buyers: new Map(), now }));
    }
    if (id !== null) state.tiers.set(id, { ...row, id });
  }
  return states;
}

/** Locks what the wishes are decided by, events before their tiers before codes, each in id order: the order in which everybody locks. */
export async function lockState(run: PreparedRunner, wishes: HoldWish[], holdsPerNetwork: number): Promise<Locked> {
  const ids = [...new Set(wishes.map(({ eventId }) => eventId))].sort();
  const keys = distinct(wishes.map(({ repeat }) => repeat?.keyHash));
  const networks = distinct(wishes.map(({ networkHash }) => networkHash));
  // Sent together, carried out one after the other: what is known is read when the locks are taken.
  const [rows, { repeated, open }] = await Promise.all([
    run<LockedRow>('hold_lock', lockStatement, [plainArray(ids)]),
    readKnown(run, keys, networks),
  ]);
  const states = statesOf(rows);
  for (const code of await lockCodes(run, wishes)) states.get(code.eventId)?.codes.push(code);
  await countBuyers(run, wishes, states);
  for (const { eventId, networkHash } of wishes) {
    if (!networkHash) continue;
    const counter = networkCounter(networkHash);
    states.get(eventId)?.counters.set(counter, { used: open.get(counter) ?? 0, limit: holdsPerNetwork });
  }
  return { states, repeated };
}
