import { Logger as WorkerLogger, parseCrontab, run } from 'graphile-worker';
import type { Config } from '../config.js';
import { openJobPool } from '../db/job-pool.js';
import { createTaskList, crontab, type JobDeps } from './index.js';
import { startSweep } from './sweep.js';

/** What the log needs of a job's failure. The error itself may carry what Stripe answered, client secrets and addresses included. */
function summary(meta: unknown): object {
  const { job, error } = (meta ?? {}) as {
    job?: { id: unknown; task_identifier: unknown; attempts: unknown };
    error?: Error & { code?: unknown };
  };
  return {
    ...(job && { job: { id: job.id, task: job.task_identifier, attempts: job.attempts } }),
    ...(error && { err: { type: error.name, code: error.code, message: error.message, stack: error.stack } }),
  };
}

/**
 * Works on the job queue and sweeps expired holds.
 * @returns stops both and resolves when the jobs under way are done
 */
export async function startWorker(config: Pick<Config, 'databaseUrl'>, deps: JobDeps): Promise<() => Promise<void>> {
  const logger = deps.logger.child({ part: 'worker' });
  const pool = openJobPool(config.databaseUrl, { max: 4, onLost: (err) => logger.warn({ err }, 'a connection of the job queue was lost') });
  const runner = await run({
    pgPool: pool,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 1000,
    taskList: createTaskList(deps),
    parsedCronItems: parseCrontab(crontab),
    logger: new WorkerLogger(() => (level, message, meta) => {
      const say = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;
      logger[say[level]](summary(meta), level === 'error' || level === 'warning' ? message.split('\n')[0] : message);
    }),
  }).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  const stopSweep = startSweep(deps);
  return async () => {
    await stopSweep();
    await runner.stop();
    await pool.end();
  };
}
