import type { Transaction } from './knex.js';

/** The jobs there are and what each is told. A job is a file of `jobs/` with the same name. */
export interface JobPayloads {
  'send-verification': { userId: string };
  'send-password-reset': { email: string };
  'send-account-notice': { userId: string; to: string; notice: 'email_changed' | 'password_changed' };
  'send-invitation': { invitationId: string };
  'send-order-confirmation': { orderId: string };
  'send-refund-notice': { orderId: string; amount: number };
  'send-event-cancelled': { orderId: string };
  'cancel-open-orders': { eventId: string };
  'handle-stripe-event': { stripeEventId: string };
  'sync-payment': { orderId: string };
  'cancel-payment': { orderId: string; paymentIntentId: string };
  'refund-payment': { orderId: string; paymentIntentId: string; amount: number };
}
export type JobName = keyof JobPayloads;

/**
 * Puts a job into the queue within the transaction that makes it necessary: it runs when that commits and never when it does not.
 * @param key jobs with the same key that have not begun are one job
 */
export async function addJob<Name extends JobName>(trx: Transaction, name: Name, payload: JobPayloads[Name], key: string): Promise<void> {
  await trx.raw('select graphile_worker.add_job(identifier => ?, payload => ?::json, job_key => ?, max_attempts => 20)', [
    name,
    JSON.stringify(payload),
    `${name}:${key}`,
  ]);
}
