import { createServer, type Server } from 'node:http';
import type { Logger } from 'pino';
import { createApp } from './app.js';
import type { Config } from './config.js';
import { loadContract } from './contract/document.js';
import { openDatabase } from './db/knex.js';
import { pendingMigrations } from './db/migrate.js';
import type { Deps } from './deps.js';
import { isOutage } from './errors/database.js';
import { startWorker } from './jobs/worker.js';
import { createLogger } from './logger.js';
import { createMediaStore } from './media-store.js';
import { createMetrics } from './metrics.js';
import { createMailer } from './modules/notifications/service.js';
import { createStripe } from './modules/payments/service.js';
import { startViews } from './modules/views/service.js';
import { startRealtime } from './realtime/server.js';
import { createStockNews } from './stock-news.js';

/** Why a process could not start, in a sentence for the operator. */
export class StartError extends Error {
  override name = 'StartError';
}

/** How long in-flight requests may take to finish when the process is asked to stop. */
const drainMs = 25_000;

export interface RunningServer {
  url: string;
  port: number;
  /** Stops in order: no new requests, those under way finish, then sockets, jobs and the pool. */
  close(): Promise<void>;
}
type Stop = () => Promise<void>;

/** @throws StartError when the database cannot be reached or lacks migrations */
async function assertDatabaseReady({ db, config }: Pick<Deps, 'db' | 'config'>): Promise<void> {
  const { hostname, port } = new URL(config.databaseUrl);
  const pending = await pendingMigrations(db).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message || (error as { code?: string }).code : String(error);
    const what = isOutage(error) ? 'cannot be reached' : 'refused us';
    throw new StartError(`The database at ${hostname}:${port || 5432} ${what}: ${reason}. Check DATABASE_URL.`, { cause: error });
  });
  if (pending.length > 0) {
    throw new StartError(`The database lacks ${pending.length} migration(s): ${pending.join(', ')}. Run \`echoplex-api migrate\` first.`);
  }
}

async function createDeps(config: Config, given?: Logger): Promise<Deps & { drain(): void }> {
  const logger = given ?? (await createLogger(config));
  const db = openDatabase(config.databaseUrl);
  let draining = false;
  return {
    config,
    logger,
    contract: loadContract(),
    db,
    metrics: createMetrics({ processMetrics: config.production }),
    media: createMediaStore(config, logger),
    views: startViews({ db, logger, publicUrl: config.publicUrl }),
    stockNews: createStockNews(),
    stripe: createStripe(config),
    isDraining: () => draining,
    drain: () => (draining = true),
  };
}

const listen = (http: Server, { host, port }: Config): Promise<number> =>
  new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new StartError(`Port ${port} is taken by another program. Set PORT to a free one.`) : error);
    });
    http.listen(port, host, () => {
      const address = http.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });

const closeHttp = (http: Server, logger: Logger): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => {
      logger.warn('requests under way did not finish in time and are cut off');
      http.closeAllConnections();
    }, drainMs);
    http.close(() => {
      clearTimeout(timer);
      resolve();
    });
    http.closeIdleConnections();
  });

/** Stops every part in turn; one that fails does not keep the others running. */
async function stopAll(stops: Stop[], logger: Logger): Promise<void> {
  for (const stop of stops) {
    await stop().catch((error: unknown) => logger.error({ err: error }, 'a part did not stop cleanly'));
  }
}

async function startJobs(deps: Deps): Promise<Stop> {
  const mailer = createMailer(deps.config, deps.logger);
  const stop = await startWorker(deps.config, {
    ...deps,
    mailer,
    publicUrl: deps.config.publicUrl,
    feePercent: deps.config.stripe?.feePercent ?? 0,
  });
  return async () => {
    await stop();
    mailer.close();
  };
}

/**
 * Starts the API: HTTP, sockets and, with WORKER=inline, the jobs.
 * @throws StartError when the database is not ready or the port is taken
 */
export async function startServer(config: Config, { logger: given }: { logger?: Logger } = {}): Promise<RunningServer> {
  const deps = await createDeps(config, given);
  const { logger, db } = deps;
  const stops: Stop[] = [() => deps.views.stop(), () => db.destroy()];
  try {
    await assertDatabaseReady(deps);
    const app = createApp(deps);
    const http = createServer(app.callback() as Parameters<typeof createServer>[1]);
    http.requestTimeout = 30_000;
    // Longer than proxies keep an idle connection: it is they who close it, never we in the moment they use it again.
    http.keepAliveTimeout = 75_000;
    if (config.worker === 'inline') stops.unshift(await startJobs(deps));
    const stopRealtime = await startRealtime(http, deps);
    stops.unshift(stopRealtime);
    const port = await listen(http, config);
    const url = `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`;
    logger.info({ url, worker: config.worker }, `listening on ${url}`);
    let closing: Promise<void> | null = null;
    const close = async (): Promise<void> => {
      deps.drain();
      // Requests first: sockets of long polls end with the realtime server, so both go together.
      await Promise.all([closeHttp(http, logger), stopRealtime()]);
      await stopAll(stops.slice(1), logger);
      logger.info('stopped');
    };
    return { url, port, close: () => (closing ??= close()) };
  } catch (error) {
    await stopAll(stops, logger);
    throw error;
  }
}

/** Starts the jobs alone: WORKER=only. */
export async function startWorkerProcess(config: Config): Promise<{ close(): Promise<void> }> {
  const deps = await createDeps(config);
  try {
    await assertDatabaseReady(deps);
    const stop = await startJobs(deps);
    deps.logger.info('working on jobs');
    return { close: () => stopAll([stop, () => deps.views.stop(), () => deps.db.destroy()], deps.logger) };
  } catch (error) {
    await deps.views.stop();
    await deps.db.destroy();
    throw error;
  }
}
