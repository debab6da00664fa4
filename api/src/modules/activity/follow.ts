import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Db } from '../../db/knex.js';
import { currentCursor, type DomainEvent, domainEventChannel, readDomainEvents } from './domain-events.js';

interface FollowOptions {
  db: Db;
  databaseUrl: string;
  logger: Logger;
  /** Called with each batch in order; the next one is read when it is done. */
  onEvents: (events: DomainEvent[]) => Promise<void> | void;
}

/** Shortest time between two looks at the table. */
const gapMs = 40;

/** How often the table is looked at without being told to: covers a lost connection and facts held back by a long transaction. */
const pollMs = 1000;

/** How long a connection may take to listen. */
const patienceMs = 5000;

/**
 * Follows the committed facts from now on. Reads when NOTIFY says so and once a second besides; survives a database restart.
 * @returns a function that stops and resolves when nothing of it is left running
 */
export async function followDomainEvents({ db, databaseUrl, logger, onEvents }: FollowOptions): Promise<() => Promise<void>> {
  let cursor = await currentCursor(db);
  let listener: pg.Client | null = null;
  let stopped = false;
  let reading: Promise<void> | null = null;
  let again = false;
  let readAt = -Infinity;

  const drain = async (): Promise<void> => {
    do {
      // In a rush a little is told at once instead of every batch by itself; what comes after a pause is told at once.
      const wait = readAt + gapMs - performance.now();
      if (wait > 0) await sleep(wait);
      readAt = performance.now();
      again = false;
      const read = await readDomainEvents(db, cursor);
      if (!read) continue;
      await onEvents(read.events);
      cursor = read.cursor;
      again = true;
    } while (again && !stopped);
  };
  const wake = (): void => {
    again = true;
    if (reading || stopped) return;
    reading = drain()
      .catch((error: unknown) => logger.warn({ err: error }, 'domain events cannot be read right now'))
      .finally(() => (reading = null));
  };

  let listening: Promise<void> | null = null;
  const listen = async (): Promise<void> => {
    // Neither a connection nor a statement is waited for without end: the stop waits for both.
    const limits = { connectionTimeoutMillis: patienceMs, query_timeout: patienceMs };
    const client = new pg.Client({ connectionString: databaseUrl, application_name: 'echoplex-listen', keepAlive: true, ...limits });
    client.on('notification', wake);
    const forget = (): void => {
      if (listener === client) listener = null;
    };
    client.on('error', forget);
    client.on('end', forget);
    try {
      await client.connect();
      await client.query(`listen ${domainEventChannel}`);
      listener = client;
    } catch (error) {
      // A connection that nobody knows of would keep the process alive. Its end is not waited for: the server may be the one that is slow.
      void client.end();
      throw error;
    }
  };
  /** Tries once more, unless a try is still under way: of two connections one would be forgotten. */
  const listenAgain = (): void => {
    listening ??= listen()
      .catch((error: unknown) => logger.debug({ err: error }, 'cannot listen yet'))
      .finally(() => (listening = null));
  };
  await listen();

  const timer = setInterval(() => {
    if (!listener) listenAgain();
    wake();
  }, pollMs);

  return async () => {
    stopped = true;
    clearInterval(timer);
    await Promise.all([reading, listening]);
    const client = listener;
    listener = null;
    await client?.end();
  };
}
