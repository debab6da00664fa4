import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { EchoPlex } from '@echoplex/sdk';
import Stripe from 'stripe';
import { guestDomain } from './demo/programme.js';
import type { Mail } from './mailbox/mailbox.js';
import { isAlive } from './postgres/running.js';

jest.setTimeout(120_000);

type Running = { child: ChildProcess; apiUrl: string; siteUrl: string; mailboxUrl: string };
type CliFile = { profiles: { demo: { apiUrl: string; apiKey: string; accessToken: string; organization: string; email: string } } };

let dir: string;
let running: Running;

/** Starts it as `npm start` does, as a process of its own. */
async function launch(): Promise<Running> {
  const env = { ...process.env, NODE_OPTIONS: '', PORT: '0', DATABASE_URL: '', STRIPE_SECRET_KEY: '' };
  const start = path.join(import.meta.dirname, 'start.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', start, '--json', '--dir', dir], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    out += chunk.toString();
    if (out.includes('\n')) return { child, ...(JSON.parse(out) as Omit<Running, 'child'>) };
  }
  throw new Error(`It ended before it ran: ${out}`);
}

/** Runs `npm run doctor` on a folder, to its end. */
async function examine(folder: string, ...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: 'postgres://nobody@127.0.0.1:9/other' };
  const doctor = path.join(import.meta.dirname, 'doctor.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', doctor, '--dir', folder, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
}

async function end({ child }: Running, signal: NodeJS.Signals): Promise<number | null> {
  const exited = once(child, 'exit') as Promise<[number | null]>;
  child.kill(signal);
  return (await exited)[0];
}

const cliFile = (): CliFile => JSON.parse(readFileSync(path.join(dir, 'cli.json'), 'utf8')) as CliFile;
const organizer = (): EchoPlex => new EchoPlex({ baseUrl: running.apiUrl, accessToken: cliFile().profiles.demo.accessToken });
const databasePid = (): number => Number(readFileSync(path.join(dir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
const mails = async (): Promise<Mail[]> => ((await (await fetch(`${running.mailboxUrl}/messages`)).json()) as { data: Mail[] }).data;

/** Asks again until the answer is there; the test's own timeout ends it. */
async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('npm start', () => {
  beforeAll(async () => {
    dir = mkdtempSync(path.join(os.tmpdir(), 'echoplex start '));
    running = await launch();
  });
  afterAll(async () => {
    if (running.child.exitCode === null) await end(running, 'SIGINT');
    rmSync(dir, { recursive: true });
  });

  test('shows three events that were sold through the public API', async () => {
    const { demo } = cliFile().profiles;
    const { data: events } = await organizer().events.list(demo.organization);
    expect(events.map(({ slug, salesState }) => `${slug} ${salesState}`).sort()).toEqual([
      'harbour-lights on_sale',
      'jazz-brunch sold_out',
      'typescript-meetup-12 on_sale',
    ]);
    const { totals } = await organizer().analytics.event('harbour-lights');
    expect(totals.gross).toBe(10 * 2400 + 34 * 3200 + 11 * 4900);
    for (const { coverImageUrl } of events) {
      const picture = await fetch(coverImageUrl ?? '');
      expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp']);
      await picture.arrayBuffer();
    }
    const page = await (await fetch(running.siteUrl)).text();
    expect(page).toContain(running.apiUrl);
    expect(page).not.toContain('http://localhost:3000');
  });

  test('signs the CLI in, readable by its owner alone', async () => {
    expect(statSync(path.join(dir, 'cli.json')).mode & 0o777).toBe(0o600);
    const { demo } = cliFile().profiles;
    expect(demo).toMatchObject({ apiUrl: running.apiUrl, email: 'olive@example.com' });
    const byKey = new EchoPlex({ baseUrl: running.apiUrl, apiKey: demo.apiKey });
    expect((await byKey.organizations.list()).data.map(({ id }) => id)).toEqual([demo.organization]);
  });

  test('sells a ticket against the emulator and mails it; guests of the demo get no mail', async () => {
    const anyone = new EchoPlex({ baseUrl: running.apiUrl });
    const { data: tiers } = await anyone.tiers.list('harbour-lights');
    const tier = tiers.find(({ name }) => name === 'Balcony seat');
    const held = await anyone.orders.create('harbour-lights', { items: [{ tierId: tier?.id ?? '', quantity: 2 }] });
    const credential = held.secret ?? '';
    await anyone.orders.update(held.id, { buyer: { email: 'ana@example.com', firstName: 'Ana', lastName: 'Sørensen' } }, { credential });
    const { payment } = await anyone.orders.checkout(held.id, { credential });
    const { hostname, port } = new URL(payment?.scriptUrl ?? '');
    const { stripeSecretKey } = JSON.parse(readFileSync(path.join(dir, 'secrets.json'), 'utf8')) as { stripeSecretKey: string };
    const stripe = new Stripe(stripeSecretKey, { host: hostname, port, protocol: 'http', telemetry: false });
    await stripe.paymentIntents.confirm(payment?.clientSecret?.split('_secret_')[0] ?? '', { payment_method: 'pm_card_visa' });
    const mail = await until(async () => (await mails()).find(({ to }) => to.includes('ana@example.com')));
    expect(mail.html).toContain('Ana');
    expect((await anyone.orders.get(held.id, { credential })).status).toBe('confirmed');
    expect((await mails()).filter(({ to }) => to.some((each) => each.endsWith(guestDomain)))).toEqual([]);
  });

  test('is examined by the doctor, whatever DATABASE_URL says', async () => {
    const { code, stdout, stderr } = await examine(dir, '--json');
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, findings: [] });
    const nowhere = await examine(path.join(dir, 'nothing'));
    expect([nowhere.code, nowhere.stdout, nowhere.stderr]).toEqual([
      69,
      '',
      expect.stringContaining('Nothing is running here. Run `npm start`'),
    ]);
  });

  test('leaves no server behind when it is killed, and goes on with all data', async () => {
    const before = await organizer().analytics.event('harbour-lights');
    const { apiKey } = cliFile().profiles.demo;
    const killed = databasePid();
    await end(running, 'SIGKILL');
    running = await launch();
    expect(databasePid()).not.toBe(process.platform === 'linux' ? killed : 0);
    expect((await organizer().analytics.event('harbour-lights')).totals).toEqual(before.totals);
    expect(cliFile().profiles.demo.apiKey).toBe(apiKey);
    expect((await mails()).some(({ to }) => to.includes('ana@example.com'))).toBe(true);
  });

  test('refuses to run twice on one folder and stops everything on Ctrl-C', async () => {
    await expect(launch()).rejects.toThrow('It ended before it ran');
    const database = databasePid();
    expect(await end(running, 'SIGINT')).toBe(0);
    expect(isAlive(database)).toBe(false);
    for (const url of [running.apiUrl, running.siteUrl, running.mailboxUrl]) await expect(fetch(url)).rejects.toThrow();
  });
});
