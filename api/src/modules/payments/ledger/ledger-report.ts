import type { Actor } from '../../../access/actor.js';
import { authorize } from '../../../access/permissions.js';
import type { components } from '../../../contract/generated.js';
import type { Db } from '../../../db/knex.js';
import { OrganizationModel } from '../../../db/models/accounts.js';
import { EventModel } from '../../../db/models/events.js';
import { bodyFault, invalid, notFound } from '../../../errors/problem.js';

type Schemas = components['schemas'];
type Sums = Omit<Schemas['PayoutTotal'], 'currency'>;

interface Period {
  from?: string;
  to?: string;
  event?: string;
}

/** Sums are bigint or numeric, which arrive as text; those within JSON are numbers already. */
type Row = Record<'eventId' | 'eventName' | 'currency' | 'payments' | 'refunds' | 'disputes' | 'total' | 'unsettled', string> & {
  eventStartsAt: Date;
  settlements: Schemas['Settlement'][];
};

// One statement, so that what is settled belongs to the rows that are summed up, whatever arrives meanwhile.
const statement = `
  with moved as materialized (
    select p.id, p.event_id, p.currency, p.kind, p.amount
      from payments p join events e on e.id = p.event_id
     where e.organization_id = :organizationId
       and (cast(:event as text) is null or p.event_id = :event)
       and (cast(:from as timestamptz) is null or p.created_at >= :from)
       and (cast(:to as timestamptz) is null or p.created_at < :to)
  ), booked as (
    select m.event_id, m.currency, b.currency as settled_in, sum(b.amount) as amount, sum(b.fee) as fee, sum(b.net) as net
      from moved m join balance_transactions b on b.payment_id = m.id
     group by m.event_id, m.currency, b.currency
  ), sums as (
    select m.event_id, m.currency,
           coalesce(sum(m.amount) filter (where m.kind = 'payment'), 0) as payments,
           coalesce(-sum(m.amount) filter (where m.kind in ('refund', 'refund_failure')), 0) as refunds,
           coalesce(-sum(m.amount) filter (where m.kind in ('dispute', 'dispute_reversal')), 0) as disputes,
           sum(m.amount) as total,
           coalesce(sum(m.amount) filter (where not exists (select 1 from balance_transactions b where b.payment_id = m.id)), 0) as unsettled
      from moved m
     group by m.event_id, m.currency
  )
  select s.event_id as "eventId", e.name as "eventName", e.starts_at as "eventStartsAt", s.currency, s.payments, s.refunds, s.disputes, s.total,
         s.unsettled, coalesce((select json_agg(json_build_object('currency', b.settled_in, 'amount', b.amount, 'fee', b.fee, 'net', b.net)
                                                order by b.settled_in)
                                  from booked b where b.event_id = s.event_id and b.currency = s.currency), '[]') as settlements
    from sums s join events e on e.id = s.event_id
   order by e.starts_at desc, s.event_id, s.currency`;

/** A moment that the database knows too: what RFC 3339 allows is more, such as leap seconds and any offset. */
function momentOf(name: 'from' | 'to', text: string | undefined): Date | null {
  if (text === undefined) return null;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) throw invalid([{ ...bodyFault(`/${name}`, 'no_such_time', 'There is no such time.'), in: 'query' }]);
  return moment;
}

/** Adds up what stands in the same currency. */
function addSettlements(all: Schemas['Settlement'][]): Schemas['Settlement'][] {
  const sums = new Map<string, Schemas['Settlement']>();
  for (const { currency, amount, fee, net } of all) {
    const sum = sums.get(currency) ?? { currency, amount: 0, fee: 0, net: 0 };
    sums.set(currency, { currency, amount: sum.amount + amount, fee: sum.fee + fee, net: sum.net + net });
  }
  return [...sums.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

function totalsOf(rows: Schemas['PayoutRow'][]): Schemas['PayoutTotal'][] {
  const currencies = [...new Set(rows.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const own = rows.filter((row) => row.currency === currency);
    const sum = (field: keyof Omit<Sums, 'settlements'>): number => own.reduce((so, row) => so + row[field], 0);
    const sums = { payments: sum('payments'), refunds: sum('refunds'), disputes: sum('disputes'), total: sum('total') };
    return { currency, ...sums, unsettled: sum('unsettled'), settlements: addSettlements(own.flatMap(({ settlements }) => settlements)) };
  });
}

/**
 * What came and went for an organization's events, by event and currency, and by currency alone; in minor units, exact.
 * @throws Problem `not_found` for another organization's event too
 */
export async function getPayoutReport(
  db: Db,
  actor: Actor,
  organizationId: string,
  { from, to, event }: Period,
): Promise<Schemas['PayoutReport']> {
  const organization = await OrganizationModel.query(db).findById(organizationId).select('id');
  if (!organization) throw notFound('organization');
  authorize(actor, organizationId, 'analytics:read', 'organization');
  const [begin, end] = [momentOf('from', from), momentOf('to', to)];
  if (begin && end && begin >= end) {
    throw invalid([{ ...bodyFault('/from', 'after_end', 'This must lie before `to`.'), in: 'query' }]);
  }
  if (event !== undefined && !(await EventModel.query(db).findOne({ id: event, organizationId }).select('id'))) throw notFound('event');
  const period = { organizationId, event: event ?? null, from: begin, to: end };
  const found = await db.raw<{ rows: Row[] }>(statement, period);
  const rows = found.rows.map((row) => ({
    eventId: row.eventId,
    eventName: row.eventName,
    eventStartsAt: row.eventStartsAt.toISOString(),
    currency: row.currency,
    payments: Number(row.payments),
    refunds: Number(row.refunds),
    disputes: Number(row.disputes),
    total: Number(row.total),
    unsettled: Number(row.unsettled),
    settlements: row.settlements,
  }));
  return { rows, totals: totalsOf(rows) };
}
