import type { Actor } from '../../access/actor.js';
import type { components } from '../../contract/generated.js';
import type { Db } from '../../db/knex.js';
import { bodyFault, invalid } from '../../errors/problem.js';
import { getOwnEvent } from '../events/service.js';
import { availableOf } from '../inventory/service.js';
import { readViews } from '../views/service.js';

type Schemas = components['schemas'];
type Interval = Schemas['EventAnalytics']['interval'];

/** Points a series may have; more would be unreadable and slow. */
const maxPoints = 1000;
const intervalMs: Record<Interval, number> = { hour: 3_600_000, day: 86_400_000, week: 604_800_000 };
/** Orders that were sold, whatever was refunded since. */
const sold = `status in ('confirmed', 'partially_refunded', 'refunded')`;

interface Period {
  eventId: string;
  from: Date | null;
  to: Date;
}

const within = `o.event_id = :eventId and o.${sold} and o.confirmed_at < :to and (cast(:from as timestamptz) is null or o.confirmed_at >= :from)`;

async function readTotals(db: Db, period: Period): Promise<Schemas['SalesTotals'] & { first: Date | null }> {
  const { rows } = await db.raw<{ rows: (Record<keyof Schemas['SalesTotals'], string> & { first: Date | null })[] }>(
    `select count(*) as orders, coalesce(sum(o.total), 0) as gross, coalesce(sum(o.discount), 0) as discount,
            coalesce(sum(o.refunded), 0) as refunded, min(o.confirmed_at) as first,
            coalesce(sum((select sum(i.quantity) from order_items i where i.order_id = o.id)), 0) as tickets
       from orders o where ${within}`,
    { ...period },
  );
  const row = rows[0];
  return {
    orders: Number(row?.orders ?? 0),
    tickets: Number(row?.tickets ?? 0),
    gross: Number(row?.gross ?? 0),
    discount: Number(row?.discount ?? 0),
    refunded: Number(row?.refunded ?? 0),
    first: row?.first ?? null,
  };
}

async function readTiers(db: Db, period: Period): Promise<Map<string, { tickets: number; gross: number }>> {
  const { rows } = await db.raw<{ rows: { tierId: string; tickets: string; gross: string }[] }>(
    `select i.tier_id as "tierId", sum(i.quantity) as tickets, sum(i.quantity::bigint * i.unit_price - i.discount) as gross
       from orders o join order_items i on i.order_id = o.id where ${within} group by i.tier_id`,
    { ...period },
  );
  return new Map(rows.map((row) => [row.tierId, { tickets: Number(row.tickets), gross: Number(row.gross) }]));
}

async function readSeries(db: Db, period: Period & { from: Date }, interval: Interval, timezone: string): Promise<Schemas['SalesPoint'][]> {
  // Cut in local time and put back on the time line: a day has 23 or 25 hours where the clocks change.
  const { rows } = await db.raw<{ rows: { start: Date; orders: string; tickets: string; gross: string }[] }>(
    `with steps as (
       select step at time zone cast(:timezone as text) as start, (step + cast('1 ' || cast(:interval as text) as interval)) at time zone cast(:timezone as text) as stop
         from generate_series(date_trunc(cast(:interval as text), cast(:from as timestamptz) at time zone cast(:timezone as text)),
                              cast(:to as timestamptz) at time zone cast(:timezone as text), cast('1 ' || cast(:interval as text) as interval)) as step)
     select steps.start, count(o.id) as orders, coalesce(sum(o.total), 0) as gross,
            coalesce(sum((select sum(i.quantity) from order_items i where i.order_id = o.id)), 0) as tickets
       from steps left join orders o on ${within} and o.confirmed_at >= steps.start and o.confirmed_at < steps.stop
      group by steps.start order by steps.start`,
    { ...period, interval, timezone },
  );
  return rows.map((row) => ({
    start: row.start.toISOString(),
    orders: Number(row.orders),
    tickets: Number(row.tickets),
    gross: Number(row.gross),
  }));
}

const tooLong = `This would be more than ${maxPoints} points. Choose a shorter period or a longer interval.`;

function assertPeriod(from: Date | null, to: Date, interval: Interval): void {
  if (!from) return;
  if (from >= to) throw invalid([{ ...bodyFault('/from', 'after_end', 'This must lie before `to`.'), in: 'query' }]);
  if ((to.getTime() - from.getTime()) / intervalMs[interval] > maxPoints) {
    throw invalid([{ ...bodyFault('/interval', 'too_many_points', tooLong), in: 'query' }]);
  }
}

/** What an event sold in a period: sums, tiers and a series without gaps. */
export async function getEventAnalytics(
  db: Db,
  actor: Actor,
  ref: string,
  query: { from?: string; to?: string; interval: Interval },
): Promise<Schemas['EventAnalytics']> {
  const { event, tiers, now } = await getOwnEvent(db, actor, ref, 'analytics:read');
  const period = { eventId: event.id, from: query.from ? new Date(query.from) : null, to: query.to ? new Date(query.to) : now };
  assertPeriod(period.from, period.to, query.interval);
  const { first, ...totals } = await readTotals(db, period);
  const from = period.from ?? first;
  if (!period.from) assertPeriod(from && from < period.to ? from : null, period.to, query.interval);
  const byTier = await readTiers(db, period);
  return {
    eventId: event.id,
    currency: event.currency,
    timezone: event.timezone,
    from: from?.toISOString() ?? null,
    to: period.to.toISOString(),
    interval: query.interval,
    totals,
    tiers: tiers.map((tier) => ({
      tierId: tier.id,
      name: tier.name,
      price: tier.price,
      quantity: tier.quantity,
      sold: tier.sold,
      held: tier.held,
      available: availableOf(event, tier),
      ...(byTier.get(tier.id) ?? { tickets: 0, gross: 0 }),
    })),
    views: await readViews(db, period),
    series: from ? await readSeries(db, { ...period, from }, query.interval, event.timezone) : [],
  };
}
