import type { Db } from './db/knex.js';

/** A row that breaks an invariant. */
export interface Finding {
  check: string;
  row: Record<string, unknown>;
}

const sold = `('confirmed', 'partially_refunded', 'refunded')`;

/** The invariants of stock and money; each statement answers the rows that break it. */
const checks: Record<string, string> = {
  'a tier counts as sold what has live tickets': `
    select t.id as tier, t.sold, count(k.id)::integer as tickets from tiers t
      left join tickets k on k.tier_id = t.id and k.status <> 'void' group by t.id having t.sold <> count(k.id)`,
  'a tier counts as held what unfinished orders hold': `
    select t.id as tier, t.held, coalesce(sum(i.quantity), 0)::integer as items from tiers t
      left join (order_items i join orders o on o.id = i.order_id and o.status in ('held', 'awaiting_payment')) on i.tier_id = t.id
     group by t.id having t.held <> coalesce(sum(i.quantity), 0)`,
  'an event counts what its tiers count': `
    select e.id as event, e.held, e.sold, coalesce(sum(t.held), 0)::integer as tiers_held, coalesce(sum(t.sold), 0)::integer as tiers_sold
      from events e left join tiers t on t.event_id = e.id
     group by e.id having e.held <> coalesce(sum(t.held), 0) or e.sold <> coalesce(sum(t.sold), 0)`,
  'a confirmed order has a ticket for each item': `
    select o.id as "order", (select sum(quantity) from order_items i where i.order_id = o.id)::integer as items,
           (select count(*) from tickets k where k.order_id = o.id)::integer as tickets
      from orders o where o.status in ${sold}
       and (select sum(quantity) from order_items i where i.order_id = o.id) <> (select count(*) from tickets k where k.order_id = o.id)`,
  'an order costs what its items cost': `
    select o.id as "order", o.total, sum(i.quantity * i.unit_price - i.discount)::integer as items
      from orders o join order_items i on i.order_id = o.id group by o.id having o.total <> sum(i.quantity * i.unit_price - i.discount)`,
  'a code counts the orders that use it': `
    select p.id as code, p.uses, count(o.id)::integer as orders from promo_codes p
      left join orders o on p.id in (o.promo_code_id, o.access_code_id) and o.event_id = p.event_id
           and (o.status in ('held', 'awaiting_payment') or o.status in ${sold})
     group by p.id having p.uses <> count(o.id)`,
  'a paid order has its money': `
    select o.id as "order", o.status, o.total, o.refunded, coalesce(sum(p.amount), 0)::integer as paid
      from orders o left join payments p on p.order_id = o.id
     where o.status in ${sold} group by o.id having coalesce(sum(p.amount), 0) <> o.total - o.refunded`,
  'money is kept only for confirmed orders': `
    select o.id as "order", o.status, sum(p.amount)::integer as kept
      from orders o join payments p on p.order_id = o.id
     where o.status not in ${sold} and o.payment_status <> 'succeeded' group by o.id having sum(p.amount) <> 0`,
};

/** Checks every invariant; an empty answer means all hold. */
export async function examine(db: Db): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [check, statement] of Object.entries(checks)) {
    const { rows } = await db.raw<{ rows: Record<string, unknown>[] }>(`${statement} limit 100`);
    findings.push(...rows.map((row) => ({ check, row })));
  }
  return findings;
}

export const checkCount = Object.keys(checks).length;
