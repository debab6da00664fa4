import type Stripe from 'stripe';
import type { Db } from '../../db/knex.js';
import type { PaymentDeps } from './settle.js';
import { ofAccount } from './read-payment.js';
import { storeStripeEvent } from './webhook.js';

/** What Stripe is asked about again; everything else would be ignored anyway. */
const types = [
  'payment_intent.succeeded',
  'payment_intent.processing',
  'payment_intent.payment_failed',
  'payment_intent.canceled',
  'charge.refunded',
  'charge.updated',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
  'checkout.session.completed',
  'checkout.session.expired',
];

/** Minutes that are looked at again each time: Stripe lists events a little after they happened. */
const overlapMinutes = 60;
/** Stripe keeps events for 30 days. */
const oldestDays = 29;

/** Since when events may be missing: since the last one we have, less the overlap. */
async function since(db: Db): Promise<number> {
  const { rows } = await db.raw<{ rows: { since: number }[] }>(
    `select extract(epoch from greatest(
              now() - make_interval(days => ?),
              least(now(), coalesce(max(received_at), now())) - make_interval(mins => ?)))::integer as since
       from stripe_events`,
    [oldestDays, overlapMinutes],
  );
  return rows[0]?.since ?? Math.floor(Date.now() / 1000) - overlapMinutes * 60;
}

/** The platform's account, and the organizations' that were paid lately. */
async function accounts(db: Db): Promise<(string | null)[]> {
  const paid = (await db('payments')
    .whereNotNull('stripe_account')
    .whereRaw(`created_at > now() - make_interval(days => ?)`, [oldestDays])
    .distinct('stripe_account')
    .pluck('stripe_account')) as string[];
  return [null, ...paid];
}

/** Those that never arrived. Nearly all of them did. */
async function unknownOf(db: Db, events: Stripe.Event[]): Promise<Stripe.Event[]> {
  const ids = events.map(({ id }) => id);
  const known = new Set((await db('stripe_events').whereIn('id', ids).pluck('id')) as string[]);
  return events.filter(({ id }) => !known.has(id));
}

/**
 * Fetches the events of Stripe's that never arrived here: refunds and disputes of orders that nobody waits for would otherwise be missed for
 * ever when their webhook is lost.
 * @returns how many were missing
 */
export async function catchUpWithStripe({ db, stripe, logger }: PaymentDeps): Promise<number> {
  if (!stripe) return 0;
  const gte = await since(db);
  let missing = 0;
  for (const account of await accounts(db)) {
    for (let after: string | undefined, hasMore = true; hasMore;) {
      const page = await stripe.events.list({ types, created: { gte }, limit: 100, starting_after: after }, ofAccount(account));
      for (const event of await unknownOf(db, page.data)) {
        // Events of an organization's account that are asked for by its own name do not repeat it.
        if (await storeStripeEvent(db, account === null ? event : { ...event, account })) missing += 1;
      }
      after = page.data.at(-1)?.id;
      hasMore = page.has_more;
    }
  }
  if (missing > 0) logger.warn({ missing }, "events of Stripe's had not arrived and were fetched");
  return missing;
}
