import { type Check, liveJobs, soldStates } from './check.js';

/** What came and went for the tickets of every order; what a bank took counts once it keeps it. */
const kept = `
  (select p.order_id, sum(p.amount) as kept
     from payments p join orders paid on paid.id = p.order_id
    where not p.surplus and (p.kind not in ('dispute', 'dispute_reversal') or paid.dispute ->> 'status' = 'lost')
    group by p.order_id)`;

/** Of every payment what is left of it, without what banks take and give, and what a refund that is under way will give back. */
const left = `
  (select p.id, p.order_id, p.event_id, p.surplus, sum(m.amount) filter (where m.kind not like 'dispute%') as left,
          (select coalesce(sum(r.amount), 0) from refunds r
            where r.payment_id = p.id and r.status = 'pending' and r.stripe_refund_id is null) as returning
     from payments p join payments m on m.stripe_intent = p.stripe_id
    where p.kind = 'payment' group by p.id)`;

/** Whether money and orders agree, and nothing that Stripe said is forgotten. */
export const moneyChecks: Check[] = [
  {
    name: 'order-paid',
    invariant: 'a confirmed order has its money',
    statement: `
      select o.event_id as event, o.id as "order", o.status, coalesce(m.kept, 0)::float8 as found, o.total - o.refunded as expected
        from orders o left join ${kept} m on m.order_id = o.id
       where o.status in ${soldStates} and coalesce(m.kept, 0) <> o.total - o.refunded`,
    advice: 'Compare with the payment in Stripe: refund there what is too much, cancel or collect what was not paid.',
  },
  {
    name: 'money-returned',
    invariant: 'money that became no tickets goes back',
    statement: `
      select l.event_id as event, l.order_id as "order", l.id as payment, l.left::float8 as kept, l.returning::float8 as returning
        from ${left} l join orders o on o.id = l.order_id
       where (l.surplus and l.left <> l.returning) or (not l.surplus and o.status not in ${soldStates})`,
    advice: 'The refund failed or was never begun. Refund the payment in Stripe; it is listed under the number of the order.',
  },
  {
    name: 'refund-within-payment',
    invariant: 'no more goes back than was paid',
    statement: `
      select l.event_id as event, l.order_id as "order", l.id as payment, l.left::float8 as left, l.returning::float8 as returning
        from ${left} l where l.left < l.returning`,
    advice: 'Compare with the payment in Stripe, which refuses to pay back more than it received.',
  },
  {
    name: 'refund-booked',
    invariant: 'a refund that Stripe has is in the ledger, and one that it has not is being carried out',
    statement: `
      select r.event_id as event, r.order_id as "order", r.id as refund, r.status, r.amount as expected, coalesce(sum(p.amount), 0)::float8 as found
        from refunds r left join payments p on p.refund_id = r.id
       group by r.id
      having coalesce(-sum(p.amount), 0) <> case when r.stripe_refund_id is null or r.status = 'failed' then 0 else r.amount end
          or (r.status = 'pending' and r.stripe_refund_id is null and r.created_at < now() - interval '10 minutes'
              and 'execute-refund:' || r.id not in ${liveJobs})
          or (r.status = 'succeeded' and r.stripe_refund_id is null)`,
    advice: 'Ask Stripe about the refund; its metadata has our id. The reconcile job begins anew with what nobody works on.',
  },
  {
    name: 'balance-booked',
    invariant: 'what Stripe booked in the currency of a payment is what was paid',
    statement: `
      select p.event_id as event, p.order_id as "order", p.id as payment, p.kind, sum(b.amount)::float8 as found, p.amount as expected
        from payments p join balance_transactions b on b.payment_id = p.id and b.currency = p.currency
       group by p.id having sum(b.amount) <> p.amount`,
    advice: 'Compare with the balance transaction in Stripe, which is right, and correct the row by hand.',
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
