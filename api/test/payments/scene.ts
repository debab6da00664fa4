import { runOnce, Logger as WorkerLogger } from 'graphile-worker';
import type pg from 'pg';
import { pino } from 'pino';
import type Stripe from 'stripe';
import { openJobPool } from '../../src/db/job-pool.js';
import { createTaskList, type JobDeps } from '../../src/jobs/index.js';
import { createMetrics } from '../../src/metrics.js';
import { createMailer } from '../../src/modules/notifications/service.js';
import { catchUpWithStripe, createStripe, reconcilePayments } from '../../src/modules/payments/service.js';
import { expireDueOrders } from '../../src/modules/orders/service.js';
import { createOrganizer, type Organizer } from '../factories.js';
import { startWorld, type World } from '../world.js';

/** The API, the emulator and an organizer; jobs run when the test says so, and time passes when it says so. */
export interface Scene {
  world: World;
  organizer: Organizer;
  /** Stripe, as seen from its own side: banks, the dashboard, what goes wrong. */
  bank: World['stripe'];
  /** Stripe, as the product and the buyer's browser see it. */
  stripe: Stripe;
  deps: JobDeps;
  pool: pg.Pool;
  close(): Promise<void>;
}

const silent = pino({ level: 'silent' });

/** Nobody works on jobs but `work`, so that a test decides what comes first. */
export async function openScene({ env = {} }: { env?: Record<string, string> } = {}): Promise<Scene> {
  const world = await startWorld({ payments: true, quiet: true, env: { WORKER: 'off', STRIPE_TIMEOUT: '1', LOG_LEVEL: 'warn', ...env } });
  const stripe = createStripe({ stripe: { secretKey: 'sk_test_for_tests_only', apiBase: world.stripe.url, timeout: 1 } });
  if (!stripe) throw new Error('there is a secret key');
  const mailer = createMailer({ smtpUrl: null, mailFrom: 'tickets@example.com' }, silent);
  const metrics = createMetrics({ processMetrics: false });
  const feePercent = Number(env.STRIPE_FEE_PERCENT ?? 0);
  const pool = openJobPool(world.databaseUrl, { max: 6, onLost: () => undefined });
  return {
    world,
    organizer: await createOrganizer(world),
    bank: world.stripe,
    stripe,
    deps: { db: world.db, stripe, logger: silent, metrics, mailer, publicUrl: world.url, feePercent },
    pool,
    async close() {
      world.stripe.webhooks.behave();
      await pool.end();
      await world.close();
    },
  };
}

const quiet = new WorkerLogger(() => () => undefined);

/** One pass over the jobs that are due; those that fail are put off. */
export const workOnce = async ({ pool, deps }: Scene): Promise<void> => {
  const options = { pgPool: pool, concurrency: 4, noHandleSignals: true, logger: quiet };
  await runOnce({ ...options, taskList: createTaskList(deps) });
};

/** Nobody waits for the pause after a failure. @returns how many jobs are left */
export async function hurry({ world: { db } }: Scene): Promise<number> {
  await db.raw(
    'update graphile_worker._private_jobs set run_at = now() where run_at > now() and attempts < max_attempts and locked_at is null',
  );
  const { rows } = await db.raw<{ rows: { left: number }[] }>(
    'select count(*)::integer as left from graphile_worker._private_jobs where attempts < max_attempts',
  );
  return rows[0]?.left ?? 0;
}

/** Takes in every webhook and works on every job, until nothing is left to do. */
export async function work(scene: Scene): Promise<void> {
  for (let round = 0; round < 12; round += 1) {
    await scene.bank.webhooks.settled();
    if ((await hurry(scene)) === 0) return;
    await workOnce(scene);
  }
  const left = (await scene.world.db('graphile_worker.jobs').select('key', 'last_error')) as object[];
  throw new Error(`jobs do not end: ${JSON.stringify(left)}`);
}

/** Lets time pass for whatever is looked at only now and then: as if all of it had happened an hour ago. */
export async function anHourLater({ world: { db } }: Scene): Promise<void> {
  const ago = (column: string) => db.raw(`${column} - interval '1 hour'`);
  await db('orders').update({ updatedAt: ago('updated_at'), paymentCheckedAt: ago('payment_checked_at') });
  await db('refunds').update({ createdAt: ago('created_at') });
  await db('payments').update({ createdAt: ago('created_at') });
  await db('stripe_events').update({ receivedAt: ago('received_at') });
}

/** What the clock has jobs do: Stripe is asked about whatever is not certain, and for events that never came. */
export async function reconcile(scene: Scene): Promise<void> {
  await anHourLater(scene);
  await reconcilePayments(scene.deps.db);
  await work(scene);
  await catchUpWithStripe(scene.deps);
  await work(scene);
}

/** Ends the hold of an order as the sweep does when its time is over. */
export async function runsOut({ world: { db } }: Scene, orderId: string): Promise<void> {
  await db('orders')
    .where({ id: orderId })
    .update({ expiresAt: db.raw(`clock_timestamp() - interval '1 second'`) });
  await expireDueOrders(db);
}
