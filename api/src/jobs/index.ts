import type { Task, TaskList } from 'graphile-worker';
import type { JobName, JobPayloads } from '../db/jobs.js';
import type { Deps } from '../deps.js';
import { dropEndedListings, refreshPopularity } from '../modules/listings/service.js';
import type { Mailer } from '../modules/notifications/service.js';
import {
  sendAccountNotice,
  sendDisputeNotice,
  sendEventCancelled,
  sendInvitation,
  sendOrderConfirmation,
  sendPasswordReset,
  sendRefundFailed,
  sendRefundNotice,
  sendVerification,
} from '../modules/notifications/service.js';
import { cancelOpenOrders } from '../modules/orders/service.js';
import {
  cancelPayment,
  catchUpWithStripe,
  executeRefund,
  handleStripeEvent,
  reconcilePayments,
  refundEvent,
  syncPayment,
  updatePayment,
} from '../modules/payments/service.js';
import { freeAbandonedJobs, purge } from './purge.js';

export type JobDeps = Pick<Deps, 'db' | 'stripe' | 'logger' | 'metrics'> & {
  mailer: Mailer;
  publicUrl: string;
  /** What the platform keeps of payments to an organization's own account. */
  feePercent: number;
};

/** What runs by the clock. */
export const crontab = [
  '* * * * * reconcile-payments',
  '*/5 * * * * catch-up-with-stripe',
  '* * * * * free-abandoned-jobs',
  '* * * * * drop-ended-listings',
  '*/5 * * * * refresh-popularity',
  '17 * * * * purge',
].join('\n');

type Jobs = { [Name in JobName]: (payload: JobPayloads[Name]) => Promise<void> };

/** Every job as a call of the service that does it. */
export function createTaskList(deps: JobDeps): TaskList {
  const { db } = deps;
  const jobs: Jobs = {
    'send-verification': ({ userId }) => sendVerification(deps, userId),
    'send-password-reset': ({ email }) => sendPasswordReset(deps, email),
    'send-account-notice': ({ userId, to, notice }) => sendAccountNotice(deps, userId, to, notice),
    'send-invitation': ({ invitationId }) => sendInvitation(deps, invitationId),
    'send-order-confirmation': ({ orderId }) => sendOrderConfirmation(deps, orderId),
    'send-refund-notice': ({ refundId }) => sendRefundNotice(deps, refundId),
    'send-refund-failed': ({ refundId }) => sendRefundFailed(deps, refundId),
    'send-dispute-notice': ({ orderId, status }) => sendDisputeNotice(deps, orderId, status),
    'send-event-cancelled': ({ orderId }) => sendEventCancelled(deps, orderId),
    'cancel-open-orders': ({ eventId }) => cancelOpenOrders(db, eventId),
    'handle-stripe-event': ({ stripeEventId }) => handleStripeEvent(deps, stripeEventId),
    'sync-payment': ({ orderId }) => syncPayment(deps, orderId),
    'cancel-payment': ({ orderId, ...what }) => cancelPayment(deps, orderId, what),
    'update-payment': ({ orderId }) => updatePayment(deps, orderId),
    'execute-refund': ({ refundId }) => executeRefund(deps, refundId),
    'refund-event': ({ eventId }) => refundEvent(db, eventId),
  };
  return {
    ...(jobs as Record<string, Task>),
    'reconcile-payments': async () => {
      await reconcilePayments(db);
    },
    'catch-up-with-stripe': async () => {
      await catchUpWithStripe(deps);
    },
    'free-abandoned-jobs': () => freeAbandonedJobs(db),
    'drop-ended-listings': () => dropEndedListings(db),
    'refresh-popularity': () => refreshPopularity(db),
    purge: () => purge(db),
  };
}
