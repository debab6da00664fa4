import { type Check, liveJobs, soldStates } from './check.js';

/** What every order's payments and refunds come to, and what of it a refund that is under way will give back. */
const kept = `
  (select p.order_id, sum(p.amount) as kept,
          coalesce(sum(p.amount) filter (where p.kind = 'payment' and 'refund-payment:' || p.stripe_id in ${liveJobs}), 0) as returning
     from payments p group by p.order_id)`;

/** Whether money and orders agree, and nothing that Stripe said is forgotten. */
export const moneyChecks: Check[] = [
  {
    name: 'order-paid',
    invariant: 'a confirmed order has its money',
    statement: `
      select o.event_id as event, o.id as "order", o.status, coalesce(m.kept, 0)::float8 as found, o.total - o.refunded as expected
        from orders o left join ${kept} m on m.order_id = o.id
       where o.status in ${soldStates}
         and (coalesce(m.kept, 0) < o.total - o.refunded
              -- A payment that came on top is on its way back.
              or coalesce(m.kept, 0) > o.total - o.refunded + coalesce(m.returning, 0))`,
    advice: 'Compare with the payment in Stripe: refund there what is too much, cancel or collect what was not paid.',
  },
  {
    name: 'money-returned',
    invariant: 'money that became no tickets goes back',
    statement: `
      select o.event_id as event, o.id as "order", o.status, m.kept::float8 as kept
        from orders o join ${kept} m on m.order_id = o.id
       where o.status not in ${soldStates} and (m.kept < 0 or m.kept > m.returning)`,
    advice: 'The refund gave up or was never begun. Refund the payment in Stripe; it is listed under the number of the order.',
  },
  {
    name: 'payment-order',
    invariant: 'a payment is of its order: the same event, the same currency',
    statement: `
      select o.event_id as event, o.id as "order", p.id as payment, p.event_id as "paymentEvent", p.currency as found, o.currency as expected
        from payments p join orders o on o.id = p.order_id where p.event_id <> o.event_id or p.currency <> o.currency`,
    advice: 'Compare with the payment in Stripe, which is right, and correct the row by hand.',
  },
  {
    name: 'stripe-event',
    invariant: 'what Stripe told is worked on',
    statement: `
      select e.id as "stripeEvent", e.type, e.received_at as "receivedAt" from stripe_events e
       where e.processed_at is null and 'handle-stripe-event:' || e.id not in ${liveJobs}`,
    advice:
      'Its job gave up; the log says why. When the cause is gone, delete the row and send the event again from the dashboard of Stripe.',
  },
];
