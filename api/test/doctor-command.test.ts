import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { checkCount } from '../src/doctor.js';
import { createEmptyDatabase, type TestDatabase } from './database.js';
import { createOrganizer, createSale, holdTickets, type Sale } from './factories.js';
import { startWorld, type World } from './world.js';

const main = path.join(import.meta.dirname, '../src/main.ts');
let world: World;
let empty: TestDatabase;
let sale: Sale;

beforeAll(async () => {
  world = await startWorld({ env: { WORKER: 'off' } });
  empty = await createEmptyDatabase();
  sale = await createSale(await createOrganizer(world), [{ quantity: 30 }]);
});
afterAll(async () => {
  await world.close();
  await empty.drop();
});

interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `echoplex-api` as an operator would, to its end. */
function run(args: string[], databaseUrl = world.databaseUrl): Promise<Ran> {
  const env = { PATH: process.env.PATH, NODE_ENV: 'test', JWT_SECRET: 'a secret for tests that is long enough', DATABASE_URL: databaseUrl };
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ran = { stdout: '', stderr: '' };
  child.stdout.on('data', (data: Buffer) => (ran.stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (ran.stderr += data.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...ran })));
}

describe('echoplex-api doctor', () => {
  test('says in a sentence that all is well: 0', async () => {
    expect(await run(['doctor'])).toEqual({ code: 0, stdout: `✓ ${checkCount} invariants hold.\n`, stderr: '' });
  });

  test('tells every kind of fault with rows, numbers and advice: 1; mends what it can, and what is left decides', async () => {
    const tier = sale.tiers[0]!.id;
    const held = await Promise.all(Array.from({ length: 25 }, () => holdTickets(world, sale)));
    await world
      .db('orders')
      .whereIn(
        'id',
        held.map(({ id }) => id),
      ) // prettier-ignore
      .update({ expiresAt: new Date(Date.now() - 3600_000) });
    await world.db('tiers').where({ id: tier }).update({ held: 1, sold: 2 });

    const told = await run(['doctor']);
    expect({ code: told.code, stderr: told.stderr }).toEqual({ code: 1, stderr: '' });
    expect(told.stdout).toContain(`event ${sale.event.id}, tier ${tier}, found 1, expected 25`);
    expect(told.stdout).toContain('hold-overdue');
    expect(told.stdout).toContain('and 5 more');
    expect(told.stdout).toContain('→ Run `echoplex-api doctor --fix`');
    expect(told.stdout).toMatch(new RegExp(`5 invariants of ${checkCount} broken, by 29 rows\\.`));

    const json = await run(['doctor', '--json']);
    expect({ code: json.code, stderr: json.stderr }).toEqual({ code: 1, stderr: '' });
    const object = JSON.parse(json.stdout) as { findings: { check: string }[] };
    expect(object).toMatchObject({ ok: false, checks: checkCount });
    expect(object).not.toHaveProperty('mended');
    expect(object.findings.find(({ check }) => check === 'hold-overdue')).toMatchObject({ count: 25, fixable: true });

    const fixed = await run(['doctor', '--fix']);
    expect(fixed.code).toBe(1);
    expect(fixed.stdout).toContain('25 orders expired');
    expect(fixed.stdout).toContain(`tier ${tier} of event ${sale.event.id}: held 1 → 25`);
    expect(fixed.stdout).toContain('tier-sold');
    expect(fixed.stdout).not.toContain('hold-overdue');

    await world.db('tiers').where({ id: tier }).update({ sold: 0, held: 3 });
    const clean = await run(['doctor', '--fix', '--json']);
    expect(clean.code).toBe(0);
    const recounted = [{ kind: 'tier', id: tier, event: sale.event.id, counter: 'held', from: 3, to: 0 }];
    const mended = { expired: 0, recounted, relisted: [], failed: [] };
    expect(JSON.parse(clean.stdout)).toEqual({ ok: true, checks: checkCount, findings: [], mended });
  });

  test('on an unmigrated database says what to do: 1', async () => {
    for (const options of [[], ['--json'], ['--fix']]) {
      const { code, stdout, stderr } = await run(['doctor', ...options], empty.url);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/^The database lacks \d+ migration\(s\): 0001_foundation.* Run `echoplex-api migrate` first\.\n$/);
    }
  });

  test('without its database says so: 69', async () => {
    const { code, stdout, stderr } = await run(['doctor'], 'postgres://postgres:pw@127.0.0.1:9/echoplex');
    expect({ code, stdout }).toEqual({ code: 69, stdout: '' });
    expect(stderr).toContain('127.0.0.1:9');
    expect(stderr).not.toContain('pw@');
  });

  test('with a wrong password says so in one line: 69', async () => {
    const wrong = new URL(world.databaseUrl);
    // A user of its own: where the server asks the usual one for no password, it still does not know this one.
    wrong.username = 'nobody_of_ours';
    wrong.password = 'wrong-password';
    for (const command of ['doctor', 'start']) {
      const { code, stdout, stderr } = await run([command], wrong.href);
      expect({ code, stdout }).toEqual({ code: 69, stdout: '' });
      expect(stderr).toMatch(/^The database .*refused us: .*nobody_of_ours.* Check DATABASE_URL\.\n$/);
      expect(stderr).not.toContain('wrong-password');
    }
  });

  test('with an option that there is not, or at another command, is wrong usage: 64', async () => {
    const [unknown, elsewhere] = [await run(['doctor', '--fiks']), await run(['migrate', '--fix'])];
    expect([unknown.code, elsewhere.code]).toEqual([64, 64]);
    expect(unknown.stderr).toContain('--fiks');
    expect(elsewhere.stderr).toContain('--fix is an option of doctor alone.');
  });
});
