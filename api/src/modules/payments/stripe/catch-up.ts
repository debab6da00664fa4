import type Stripe from 'stripe';
import type { Db } from '../../../db/knex.js';
import { isGone } from '../../payment-accounts/service.js';
import type { PaymentDeps } from '../settle/settle.js';
import { ofAccount } from '../settle/read-payment.js';
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

interface Span {
  /** Since when events of an account may be missing, in seconds. */
  gte: number;
  /** Now, for the next time. */
  now: Date;
}

/**
 * Since when events of an account may be missing: since it was asked for all of them, less the overlap. That one arrived does not say that those
 * before it did. An account that was never asked: since the last one we have.
 */
async function spanOf(db: Db, account: string | null): Promise<Span> {
  const { rows } = await db.raw<{ rows: [Span] }>(
    `select now() as now, extract(epoch from greatest(
              now() - make_interval(days => ?),
              least(now(), coalesce((select caught_up_at from stripe_catch_ups where account = ?),
                                    (select max(received_at) from stripe_events), now())) - make_interval(mins => ?)))::integer as gte`,
    [oldestDays, account ?? '', overlapMinutes],
  );
  return rows[0];
}

const caughtUp = (db: Db, account: string | null, now: Date): Promise<unknown> =>
  db('stripe_catch_ups')
    .insert({ account: account ?? '', caughtUpAt: now })
    .onConflict('account')
    .merge();

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

/** @returns how many of an account's events were missing */
async function catchUpOf(db: Db, stripe: Stripe, account: string | null): Promise<number> {
  const { gte, now } = await spanOf(db, account);
  let missing = 0;
  for (let after: string | undefined, hasMore = true; hasMore;) {
    const page = await stripe.events.list({ types, created: { gte }, limit: 100, starting_after: after }, ofAccount(account));
    for (const event of await unknownOf(db, page.data)) {
      // Events of an organization's account that are asked for by its own name do not repeat it.
      if (await storeStripeEvent(db, account === null ? event : { ...event, account })) missing += 1;
    }
    after = page.data.at(-1)?.id;
    hasMore = page.has_more;
  }
  // Only now: Stripe tells the newest first, so whoever is cut off before has to begin anew.
  await caughtUp(db, account, now);
  return missing;
}

/**
 * Fetches the events of Stripe's that never arrived here: refunds and disputes of orders that nobody waits for would otherwise be missed for
 * ever when their webhook is lost.
 * @returns how many were missing
 * @throws AggregateError when an account could not be asked; the others were
 */
export async function catchUpWithStripe({ db, stripe, logger }: PaymentDeps): Promise<number> {
  if (!stripe) return 0;
  let missing = 0;
  const failures: unknown[] = [];
  for (const account of await accounts(db)) {
    try {
      missing += await catchUpOf(db, stripe, account);
    } catch (error) {
      // What its owner took from us is not ours to see, and keeps nobody else's events from us.
      if (!isGone(error)) failures.push(error);
    }
  }
  if (missing > 0) logger.warn({ missing }, "events of Stripe's had not arrived and were fetched");
  if (failures.length > 0) throw new AggregateError(failures, `the events of ${failures.length} accounts could not be asked for`);
  return missing;
}
