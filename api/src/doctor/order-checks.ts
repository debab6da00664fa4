import { type Check, soldStates } from './check.js';

const askTheBackup = 'Nothing in this database says what it was. Compare with a backup and correct it by hand.';

/** Whether orders, their items and their tickets belong together. */
export const orderChecks: Check[] = [
  {
    name: 'order-event',
    invariant: 'an order is of an event and of the organization that gives it',
    statement: `
      select o.event_id as event, o.id as "order", o.organization_id as found, e.organization_id as expected
        from orders o left join events e on e.id = o.event_id where e.organization_id is distinct from o.organization_id`,
    advice: askTheBackup,
  },
  {
    name: 'order-items',
    invariant: 'an order has items',
    statement: `
      select o.event_id as event, o.id as "order", o.status from orders o
       where not exists (select from order_items i where i.order_id = o.id)`,
    advice: askTheBackup,
  },
  {
    name: 'item-tier',
    invariant: 'an item is of a tier of the event that was ordered from',
    statement: `
      select o.event_id as event, i.order_id as "order", i.tier_id as tier, i.event_id as "itemEvent", t.event_id as "tierEvent"
        from order_items i join orders o on o.id = i.order_id left join tiers t on t.id = i.tier_id
       where i.event_id <> o.event_id or t.event_id is distinct from o.event_id`,
    advice: askTheBackup,
  },
  {
    name: 'order-price',
    invariant: 'an order costs what its items cost',
    statement: `
      select o.event_id as event, o.id as "order", o.subtotal, o.discount, o.total,
             items.subtotal::float8 as "itemsSubtotal", items.discount::float8 as "itemsDiscount"
        from orders o join (
               select order_id, sum(quantity::bigint * unit_price) as subtotal, sum(discount) as discount from order_items group by order_id
             ) items on items.order_id = o.id
       where o.subtotal <> items.subtotal or o.discount <> items.discount or o.total <> items.subtotal - items.discount`,
    advice: 'Compare with what its buyer was charged, which the payment says, and correct the sums by hand.',
  },
  {
    name: 'order-tickets',
    invariant: 'a confirmed order has a ticket for each that was bought',
    statement: `
      select o.event_id as event, o.id as "order", i.tier_id as tier, coalesce(issued.tickets, 0)::float8 as found, i.quantity as expected
        from orders o join order_items i on i.order_id = o.id
             left join (select order_id, tier_id, count(*) as tickets from tickets group by order_id, tier_id) issued
               on issued.order_id = i.order_id and issued.tier_id = i.tier_id
       where o.status in ${soldStates} and coalesce(issued.tickets, 0) <> i.quantity`,
    advice: 'Its buyer paid for what is expected. Refund what is missing, or void what is too much.',
  },
  {
    name: 'ticket-order',
    invariant: 'a ticket is of a confirmed order, and of a tier that was bought with it',
    statement: `
      select o.event_id as event, k.order_id as "order", k.id as ticket, k.tier_id as tier, k.status, o.status as "orderStatus"
        from tickets k join orders o on o.id = k.order_id
             left join order_items i on i.order_id = k.order_id and i.tier_id = k.tier_id
       where i.order_id is null or k.event_id <> o.event_id
          -- A free order that was confirmed and then cancelled keeps its tickets, void.
          or (o.status not in ${soldStates} and (k.status <> 'void' or o.status <> 'cancelled'))`,
    advice: 'Somebody could be let in with it. Void the ticket unless its order should be confirmed.',
  },
  {
    name: 'ticket-place',
    invariant: 'a ticket that admits somebody takes a place',
    statement: `
      select event_id as event, order_id as "order", id as ticket, status from tickets where status <> 'void' and not holds_stock`,
    advice: 'Its place was sold again: void the ticket, or raise the quantity of its tier.',
  },
  {
    name: 'refunded-tickets',
    invariant: 'who got all of the money back has no ticket, and who paid has theirs',
    statement: `
      select o.event_id as event, o.id as "order", o.status, count(*) filter (where k.status <> 'void')::float8 as valid, count(*)::float8 as tickets
        from orders o join tickets k on k.order_id = o.id
       where o.total > 0 and o.status in ${soldStates}
       group by o.id
      having (o.status = 'refunded' and count(*) filter (where k.status <> 'void') > 0)
          or (o.status = 'confirmed' and coalesce(o.dispute ->> 'status', '') <> 'lost' and count(*) filter (where k.status = 'void') > 0
              and not exists (select from refunds r where r.order_id = o.id and r.status = 'pending'))`,
    advice:
      'A refund came back from a bank after its places were sold again, or rows were written by hand. Pay the buyer in another way, or void the tickets.',
  },
  {
    name: 'order-confirmed-at',
    invariant: 'a confirmed order says since when',
    statement: `select event_id as event, id as "order", status from orders where status in ${soldStates} and confirmed_at is null`,
    advice: 'Its domain event `order.confirmed` has the time; without one, its status was written by hand.',
  },
  {
    name: 'order-told',
    invariant: 'of every confirmed order its organization was told',
    statement: `
      select o.event_id as event, o.id as "order", o.confirmed_at as "confirmedAt" from orders o
       where o.status in ${soldStates}
         and not exists (select from domain_events d where d.order_id = o.id and d.type = 'order.confirmed')`,
    advice: 'Its status was written by hand, or domain events were deleted: nothing that follows them knows of the order.',
  },
  {
    name: 'order-awaiting',
    invariant: 'an order that awaits its payment has a payment that can be made',
    statement: `
      select event_id as event, id as "order", total, payment_intent_id as "paymentIntent", payment_status as "paymentStatus"
        from orders where status = 'awaiting_payment' and (payment_status is null or total = 0
           -- One that paid another sum than it costs now has to be begun anew.
           or (payment_intent_id is null and checkout_session_id is null and payment_status <> 'failed'))`,
    advice: 'It cannot be paid and expires at its time. If its buyer was charged, Stripe lists the payment under the number of the order.',
  },
];
