import { type Check, openStates, soldStates } from './check.js';

/** How long the sweep, which runs every second, may be late before somebody should look. */
const lateAfter = `interval '30 seconds'`;

const recounted = 'Run `echoplex-api doctor --fix`: it counts anew from the open orders. Then find out who wrote the number by hand.';
const byHand = 'Look at the orders and tickets of the event and correct what is wrong by hand; until then take it off sale.';

/** Whether the counters of stock say what the rows say. */
export const stockChecks: Check[] = [
  {
    name: 'tier-held',
    invariant: 'a tier counts as held what its open orders hold',
    statement: `
      select t.event_id as event, t.id as tier, t.held as found, coalesce(open.held, 0)::float8 as expected
        from tiers t left join (
               select o.event_id, i.tier_id, sum(i.quantity) as held
                 from orders o join order_items i on i.order_id = o.id where o.status in ${openStates} group by o.event_id, i.tier_id
             ) open on open.tier_id = t.id and open.event_id = t.event_id
       where t.held <> coalesce(open.held, 0)`,
    advice: recounted,
    fixable: true,
  },
  {
    name: 'tier-sold',
    invariant: 'a tier counts as sold the tickets that take a place',
    statement: `
      select t.event_id as event, t.id as tier, t.sold as found, coalesce(live.tickets, 0)::float8 as expected
        from tiers t left join (
               select event_id, tier_id, count(*) as tickets from tickets where holds_stock group by event_id, tier_id
             ) live on live.tier_id = t.id and live.event_id = t.event_id
       where t.sold <> coalesce(live.tickets, 0)`,
    advice: byHand,
  },
  {
    name: 'event-held',
    invariant: 'an event counts as held what its tiers do',
    statement: `
      select e.id as event, e.held as found, coalesce(sum(t.held), 0)::float8 as expected
        from events e left join tiers t on t.event_id = e.id group by e.id having e.held <> coalesce(sum(t.held), 0)`,
    advice: recounted,
    fixable: true,
  },
  {
    name: 'event-sold',
    invariant: 'an event counts as sold what its tiers do',
    statement: `
      select e.id as event, e.sold as found, coalesce(sum(t.sold), 0)::float8 as expected
        from events e left join tiers t on t.event_id = e.id group by e.id having e.sold <> coalesce(sum(t.sold), 0)`,
    advice: byHand,
  },
  {
    name: 'stock-within-bounds',
    invariant: 'no more is held and sold than there is, and never less than nothing',
    statement: `
      select event_id as event, id as tier, held, sold, quantity as most from tiers where held < 0 or sold < 0 or held + sold > quantity
      union all
      select id, null, held, sold, capacity from events where held < 0 or sold < 0 or held + sold > capacity`,
    advice: 'The event is oversold. Take it off sale, then raise its quantity or capacity, or refund orders.',
  },
  {
    name: 'code-uses',
    invariant: 'a code counts the orders that use it',
    statement: `
      select p.event_id as event, p.id as code, p.uses as found, coalesce(used.orders, 0)::float8 as expected
        from promo_codes p left join (
               select id, count(*) as orders from (
                 select promo_code_id as id from orders
                  where promo_code_id is not null and (status in ${openStates} or status in ${soldStates})
                 union all
                 -- A code that an order comes with twice counts once.
                 select access_code_id from orders
                  where access_code_id is not null and access_code_id is distinct from promo_code_id
                    and (status in ${openStates} or status in ${soldStates})
               ) uses group by id
             ) used on used.id = p.id
       where p.uses <> coalesce(used.orders, 0)`,
    advice: recounted,
    fixable: true,
  },
  {
    name: 'code-within-maximum',
    invariant: 'no code is used more often than it may be',
    statement: `
      select event_id as event, id as code, uses as found, max_uses as most from promo_codes where uses < 0 or uses > max_uses`,
    advice: 'Raise the maximum of the code to what it is used, or cancel orders that came with it.',
  },
  {
    name: 'hold-overdue',
    invariant: 'a hold ends when its time is over',
    statement: `
      select event_id as event, id as "order", status, expires_at as "expiresAt", floor(extract(epoch from now() - expires_at))::float8 as "secondsLate"
        from orders where status in ${openStates} and expires_at < now() - ${lateAfter}`,
    advice: 'Run `echoplex-api doctor --fix`, which expires it; and see that a worker runs, whose sweep does that every second.',
    fixable: true,
  },
  {
    name: 'hold-endless',
    invariant: 'a hold has a time when it ends',
    statement: `select event_id as event, id as "order", status from orders where status in ${openStates} and expires_at is null`,
    advice: 'Cancel the order, as its organizer or its buyer: nothing else would ever give its tickets back.',
  },
];
