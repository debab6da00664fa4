import type { Transaction } from './knex.js';

/** The jobs there are and what each is told. A job is a file of `jobs/` with the same name. */
export interface JobPayloads {
  'send-verification': { userId: string };
  'send-password-reset': { email: string };
  'send-account-notice': { userId: string; to: string; notice: 'email_changed' | 'password_changed' };
  'send-invitation': { invitationId: string };
  'send-order-confirmation': { orderId: string };
  'send-refund-notice': { refundId: string };
  'send-refund-failed': { refundId: string };
  'send-dispute-notice': { orderId: string; status: 'open' | 'won' | 'lost' };
  'send-event-cancelled': { orderId: string };
  'cancel-open-orders': { eventId: string };
  'handle-stripe-event': { stripeEventId: string };
  'sync-payment': { orderId: string };
  /** `account` where the order does not say it, because its payment never began. */
  'cancel-payment': { orderId: string; paymentIntentId?: string | null; checkoutSessionId?: string | null; account?: string | null };
  'update-payment': { orderId: string };
  'execute-refund': { refundId: string };
  'refund-event': { eventId: string };
}
export type JobName = keyof JobPayloads;

/** A job of some kind: what it is told, and a key; jobs with the same key that have not begun are one job. */
export interface NewJob<Name extends JobName> {
  payload: JobPayloads[Name];
  key: string;
}

/**
 * Puts jobs into the queue within the transaction that makes them necessary: they run when that commits and never when it does not.
 * @param delaySeconds until they may begin
 */
export async function addJobs<Name extends JobName>(trx: Transaction, name: Name, jobs: NewJob<Name>[], delaySeconds = 0): Promise<void> {
  if (jobs.length === 0) return;
  // One of each key, the last one: the queue refuses a set that names the same key twice.
  const specs = [...new Map(jobs.map((job) => [job.key, job])).values()].map(({ payload, key }) => {
    const run_at = delaySeconds === 0 ? undefined : new Date(Date.now() + delaySeconds * 1000);
    return { identifier: name, payload, job_key: `${name}:${key}`, max_attempts: 20, run_at };
  });
  await trx.raw(
    `select count(*) from graphile_worker.add_jobs(array(
       select json_populate_record(null::graphile_worker.job_spec, spec) from json_array_elements(?::json) as spec))`,
    [JSON.stringify(specs)],
  );
}

/** Puts one job into the queue, as {@link addJobs} does. */
export const addJob = <Name extends JobName>(
  trx: Transaction,
  name: Name,
  payload: JobPayloads[Name],
  key: string,
  delaySeconds = 0,
): Promise<void> => addJobs(trx, name, [{ payload, key }], delaySeconds);
