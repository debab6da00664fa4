import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { EchoPlex } from '@echoplex/sdk';
import { createTestDatabase, type TestDatabase } from '../test/database.js';
import { startDev, type DevWorld } from './dev.js';
import { guestDomain } from './demo/programme.js';

let stateDir: string;
let database: TestDatabase;
beforeEach(async () => {
  stateDir = mkdtempSync(path.join(os.tmpdir(), 'echoplex-dev-'));
  database = await createTestDatabase();
});
afterEach(async () => {
  await database.drop();
  rmSync(stateDir, { recursive: true });
});

function start(lines: string[] = []): Promise<DevWorld> {
  const ports = { api: 0, site: 0, mailbox: 0, stripe: 0 };
  return startDev({ stateDir, ports, env: { DATABASE_URL: database.url, LOG_LEVEL: 'debug' }, report: (line) => { lines.push(line); process.stderr.write(line + '\n'); } });
}

function clientOf({ apiUrl, demo }: DevWorld): EchoPlex {
  return new EchoPlex({ baseUrl: apiUrl, accessToken: demo?.session.accessToken ?? '' });
}

describe('the demo', () => {
  test('sells three events through the public API and signs the CLI in; a second start keeps everything', async () => {
    const first = await start();
    const organizer = clientOf(first);
    const { data: events } = await organizer.events.list(first.demo?.organization.id ?? '');
    expect(events.map(({ slug, status, salesState }) => [slug, status, salesState])).toEqual([
      ['harbour-lights', 'published', 'on_sale'],
      ['typescript-meetup-12', 'published', 'on_sale'],
      ['jazz-brunch', 'published', 'sold_out'],
    ]);
    const harbour = await organizer.analytics.event('harbour-lights');
    expect(harbour.totals.gross).toBe(8 * 2400 + 34 * 3200 + 11 * 4900);
    expect(first.stripe?.paymentIntents().every(({ status }) => status === 'succeeded')).toBe(true);
    for (const { coverImageUrl } of events) {
      const picture = await fetch(coverImageUrl ?? '');
      expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
      await picture.arrayBuffer();
    }
    const page = await (await fetch(first.siteUrl)).text();
    expect(page).toContain(first.apiUrl);
    expect(page).not.toContain('http://localhost:3000');

    expect(statSync(first.cliFile).mode & 0o777).toBe(0o600);
    const cli = JSON.parse(readFileSync(first.cliFile, 'utf8')) as {
      profiles: { demo: { apiUrl: string; apiKey: string; email: string } };
    };
    expect(cli.profiles.demo).toMatchObject({ apiUrl: first.apiUrl, email: 'olive@example.com' });
    const byKey = new EchoPlex({ baseUrl: first.apiUrl, apiKey: cli.profiles.demo.apiKey });
    expect((await byKey.organizations.list()).data).toHaveLength(1);
    await first.stop();
    await first.stop();

    const second = await start();
    expect((await clientOf(second).analytics.event('harbour-lights')).totals).toEqual(harbour.totals);
    const again = JSON.parse(readFileSync(second.cliFile, 'utf8')) as typeof cli;
    expect(again.profiles.demo.apiKey).toBe(cli.profiles.demo.apiKey);
    await second.stop();
  });

  test('confirms a purchase that is paid at the emulator and mails the tickets; the demo guests get no mail', async () => {
    const world = await start();
    const anyone = new EchoPlex({ baseUrl: world.apiUrl });
    const { data: tiers } = await anyone.tiers.list('harbour-lights');
    const tier = tiers.find(({ name }) => name === 'Balcony seat');
    const held = await anyone.orders.create('harbour-lights', { items: [{ tierId: tier?.id ?? '', quantity: 2 }] });
    const credential = held.secret ?? '';
    await anyone.orders.update(held.id, { buyer: { email: 'ana@example.com', firstName: 'Ana', lastName: 'Sørensen' } }, { credential });
    const { payment } = await anyone.orders.checkout(held.id, { credential });
    expect(payment).toMatchObject({ status: 'pending', scriptUrl: world.stripe?.scriptUrl });
    world.stripe?.confirm(payment?.clientSecret?.split('_secret_')[0] ?? '');
    await world.mailbox.waitFor(({ to }) => to.includes('ana@example.com'));
    expect((await anyone.orders.get(held.id, { credential })).status).toBe('confirmed');
    expect(world.mailbox.messages().filter(({ to }) => to.some((each) => each.endsWith(guestDomain)))).toEqual([]);
    await world.stop();
  });

  test('stops what had started when it is interrupted or a part fails', async () => {
    const interrupted = new AbortController();
    const ports = { api: 0, site: 0, mailbox: 0, stripe: 0 };
    const report = (line: string): void => {
      if (line === 'API started') interrupted.abort(new Error('enough'));
    };
    const env = { DATABASE_URL: database.url, LOG_LEVEL: 'warn' };
    await expect(startDev({ stateDir, ports, env, report, signal: interrupted.signal })).rejects.toThrow('enough');
    const nowhere = { ...env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
    await expect(startDev({ stateDir, ports, env: nowhere })).rejects.toThrow(/127\.0\.0\.1:1 cannot be used.*DATABASE_URL/);
  });
});
