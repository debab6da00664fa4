import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { EchoPlex } from '@echoplex/sdk';
import { openDatabase } from '../../src/db/knex.js';
import { examine } from '../../src/doctor.js';
import { createOrganizer, createSale, eventually, type Organizer, type Sale, waitingForLock } from '../factories.js';
import type { World } from '../world.js';
import { type Cluster, onDatabase, startCluster } from './cluster.js';
import { type Answer, type Crowd, createCrowd, held, summary, tally } from './crowd.js';
import { type LastingRush, startRush } from './lasting-rush.js';
import { type ApiProcess, killAll, startApi, startApis } from './processes.js';
import { runOut, taken } from './stock.js';

let cluster: Cluster;
let apis: ApiProcess[];
let organizer: Organizer;
let crowd: Crowd;
let sale: Sale;
let rush: LastingRush | undefined;
beforeAll(async () => {
  cluster = await startCluster();
  // Time for a test to bring about a deadlock before PostgreSQL looks for one.
  await onDatabase(cluster.databaseUrl, (client) => client.query(`alter database echoplex set deadlock_timeout = '3s'`));
  apis = await startApis(2, cluster.databaseUrl);
  const client: World['client'] = (credential) => new EchoPlex({ baseUrl: apis[0]!.url, maxRetries: 0, ...credential });
  // Of a world an organizer needs nothing else.
  organizer = await createOrganizer({ visitor: client({}), client } as World);
});
afterAll(async () => {
  await killAll(apis ?? []);
  await cluster?.remove();
});

beforeEach(async () => {
  crowd = createCrowd();
  sale = await createSale(organizer, [{ quantity: 20_000, price: 0 }, { quantity: 20_000, price: 0 }, { quantity: 150, price: 0 }], { capacity: 30_000 }); // prettier-ignore
});
afterEach(async () => {
  // Of a test that failed: nobody goes on buying.
  await rush?.end();
  crowd.close();
  const dead = apis.filter((api) => !api.isAlive());
  if (dead.length > 0) throw new Error(`a process ended by itself:\n${dead.map((api) => api.output().slice(-4000)).join('\n')}`);
});

const urls = (): string[] => apis.map(({ url }) => url);
const ordersOf = (answers: Answer[]): string[] => held(answers).map(({ body }) => String(body.id));
const answersOf = (rush: LastingRush): Answer[] => rush.told.map(({ answer }) => answer);

/** Whatever happened: who was told of an order has it, counters equal rows, and what is held runs out by itself. */
async function expectAllInOrder(answers: Answer[], confirmed: string[]): Promise<void> {
  const db = openDatabase(cluster.databaseUrl, { max: 2 });
  try {
    const told = ordersOf(answers);
    const kept = new Map<string, string>();
    for (const { id, status } of (await db('orders').whereIn('id', told).select('id', 'status')) as { id: string; status: string }[]) {
      kept.set(id, status);
    }
    expect(told.filter((id) => !kept.has(id))).toEqual([]);
    expect(confirmed.filter((id) => kept.get(id) !== 'confirmed')).toEqual([]);
    expect(await examine(db)).toEqual([]);
    await runOut(db, sale);
    await eventually(() => taken(db, sale), ({ orders }) => orders === 0, 'the end of every hold'); // prettier-ignore
    expect(await taken(db, sale)).toEqual({ orders: 0, tiers: 0, event: 0 });
    expect(await examine(db)).toEqual([]);
  } finally {
    await db.destroy();
  }
}

const busy = /^(20[01]|409 (sold_out|insufficient_quantity))$/;
const away = /^503 (unavailable|overloaded)$/;

/** Everybody got what they asked for, a refusal that is true, or, in a bad moment, a clean "try again". */
function expectCleanAnswers(answers: Answer[]): void {
  expect(apis.flatMap(({ internalErrors }) => internalErrors)).toEqual([]);
  expect(answers.map(summary).filter((text) => !busy.test(text) && !away.test(text))).toEqual([]);
  for (const { mediaType, retryAfter } of answers.filter(({ status }) => status >= 400)) {
    expect(mediaType).toBe('application/problem+json');
    if (retryAfter !== null) expect(Number(retryAfter)).toBeGreaterThan(0);
  }
  expect(answers.filter(({ status, retryAfter }) => status === 503 && retryAfter === null)).toEqual([]);
}

const heldAt =
  (url: string, atLeast = 20) =>
  (told: LastingRush['told']): boolean =>
    held(told.filter((one) => one.url === url).map(({ answer }) => answer)).length >= atLeast;
const heldEverywhere = (told: LastingRush['told']): boolean => urls().every((url) => heldAt(url)(told));

test('PostgreSQL ends in the middle of a rush and comes back: 503 meanwhile, and service resumes by itself', async () => {
  rush = startRush(crowd, sale, urls());
  await rush.until(heldEverywhere, 'orders at both processes');
  await cluster.crash();
  await rush.until((told) => urls().every((url) => told.some((one) => one.url === url && one.answer.status === 503)), 'refusals'); // prettier-ignore
  await cluster.revive();
  await rush.until(heldEverywhere, 'orders after the recovery');
  await rush.end();
  expectCleanAnswers(answersOf(rush));
  await expectAllInOrder(answersOf(rush), rush.confirmed);
});

test('connections that the database cuts in the middle of a rush cost single answers, not the service', async () => {
  rush = startRush(crowd, sale, urls());
  await rush.until(heldEverywhere, 'orders at both processes');
  for (let round = 0; round < 5; round += 1) {
    await onDatabase(cluster.databaseUrl, (client) =>
      client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'echoplex' and pid <> pg_backend_pid()`),
    );
    await rush.until(heldEverywhere, 'orders on new connections');
  }
  await rush.end();
  expectCleanAnswers(answersOf(rush));
  await expectAllInOrder(answersOf(rush), rush.confirmed);
});

test('a process that is killed in the middle of a rush takes nothing with it, and the other one goes on', async () => {
  rush = startRush(crowd, sale, urls());
  const [survivor, victim] = urls() as [string, string];
  await rush.until(heldEverywhere, 'orders at both processes');
  await apis[1]!.kill();
  await rush.until(heldAt(survivor, 100), 'orders at the other process');
  await rush.end();
  const { told } = rush;
  const of = (url: string): Answer[] => told.filter((one) => one.url === url).map(({ answer }) => answer);
  expect(of(survivor).map(summary).filter((text) => !busy.test(text))).toEqual([]); // prettier-ignore
  // Of the dead one: what it said before, then a connection that breaks or is refused, and nothing that waits.
  expect(of(victim).map(summary).filter((text) => !busy.test(text) && !/^0 (ECONNRESET|ECONNREFUSED|EPIPE|aborted)$/.test(text))).toEqual([]); // prettier-ignore
  await expectAllInOrder(answersOf(rush), rush.confirmed);
  // Another one takes its place.
  apis[1] = await startApi(cluster.databaseUrl);
  expect((await crowd.hold(apis[1].url, sale.event.id, [{ tierId: sale.tiers[0]!.id, quantity: 1 }])).status).toBe(201);
});

test('a process that freezes in the middle of a rush does not keep its locks, and goes on when it thaws', async () => {
  rush = startRush(crowd, sale, urls());
  const [survivor] = urls() as [string, string];
  await rush.until(heldEverywhere, 'orders at both processes');
  apis[1]!.freeze();
  try {
    await rush.until(heldAt(survivor), 'orders at the other process');
  } finally {
    apis[1]!.thaw();
  }
  await rush.until(heldEverywhere, 'orders at both processes again');
  await rush.end();
  const at = (url: string): Answer[] => rush!.told.filter((one) => one.url === url).map(({ answer }) => answer);
  expectCleanAnswers(at(survivor));
  // Whoever asked the frozen one may have gone away meanwhile.
  expectCleanAnswers(at(apis[1]!.url).filter(({ code }) => code !== 'timeout'));
  await expectAllInOrder(answersOf(rush), rush.confirmed);
});

describe('a flush that PostgreSQL gives up', () => {
  const oneEach = (count: number): Promise<Answer[]> =>
    Promise.all(
      Array.from({ length: count }, (_, n) => crowd.hold(urls()[n % 2]!, sale.event.id, [{ tierId: sale.tiers[2]!.id, quantity: 1 }])),
    );

  test.each([
    ['when it writes', 'create trigger rush_fails after insert on orders for each statement execute function rush_fails()'],
    [
      'when it commits',
      'create constraint trigger rush_fails after insert on orders deferrable initially deferred for each row execute function rush_fails()',
    ],
  ])('as not serializable %s is tried again: nothing is lost and nothing counted twice', async (_when, trigger) => {
    await onDatabase(cluster.databaseUrl, async (client) => {
      // A sequence is not rolled back: the first three fail, whoever they are.
      await client.query('create sequence rush_failures');
      await client.query(`create function rush_fails() returns trigger language plpgsql as $$
        begin
          if nextval('rush_failures') <= 3 then raise exception 'forced by a test' using errcode = '40001'; end if;
          return null;
        end $$`);
      await client.query(trigger);
    });
    const first = await oneEach(200);
    await onDatabase(cluster.databaseUrl, async (client) => {
      const { rows } = await client.query<{ last_value: string }>('select last_value from rush_failures');
      expect(Number(rows[0]!.last_value)).toBeGreaterThanOrEqual(3);
      await client.query('drop function rush_fails cascade');
      await client.query('drop sequence rush_failures');
    });
    expect(Object.keys(tally(first)).filter((text) => !/^(201|409 sold_out|503 overloaded)$/.test(text))).toEqual([]);
    const second = await oneEach(200);
    expect(held([...first, ...second])).toHaveLength(150);
    await expectAllInOrder([...first, ...second], []);
  });

  test('as deadlocked is tried again: nothing is lost and nothing counted twice', async () => {
    const db = openDatabase(cluster.databaseUrl, { max: 3 });
    try {
      const other = await db.transaction();
      await other.raw(`set local deadlock_timeout = '1min'`);
      await other.raw('select 1 from tiers where id = ? for update', [sale.tiers[2]!.id]);
      const buying = oneEach(100);
      await waitingForLock({ db } as World);
      // The wrong way round. PostgreSQL gives up the one that has waited for its lock long enough, and that is the flush.
      await other.raw('select 1 from events where id = ? for update', [sale.event.id]);
      await other.rollback();
      const first = await buying;
      expect(Object.keys(tally(first)).filter((text) => !/^(201|503 overloaded)$/.test(text))).toEqual([]);
      const second = await oneEach(200);
      expect(held([...first, ...second])).toHaveLength(150);
      await expectAllInOrder([...first, ...second], []);
    } finally {
      await db.destroy();
    }
  });
});
