import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  EchoPlex,
  type Event,
  type Order,
  type Page,
  type PaymentEntry,
  type PayoutReport,
  type Refund,
  type RefundProgress,
} from '@echoplex/sdk';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Stripe from 'stripe';
import { type DevWorld, startDev } from '../../dev/dev.js';
import { openDatabase } from '../../src/db/knex.js';
import { examine } from '../../src/doctor.js';
import { createTestDatabase, type TestDatabase } from '../database.js';
import { eventually } from '../factories.js';
import { openTerminal, type Terminal } from './terminal.js';

const organizer = { email: 'olive@example.com', password: 'harbour-lights-2026' };
let stateDir: string;
let database: TestDatabase;
let world: DevWorld;
let terminal: Terminal;

beforeAll(async () => {
  stateDir = await mkdtemp(path.join(tmpdir(), 'echoplex-money-job-'));
  database = await createTestDatabase();
  const ports = { api: 0, site: 0, mailbox: 0, stripe: 0 };
  world = await startDev({ stateDir, ports, seed: false, env: { DATABASE_URL: database.url, LOG_LEVEL: 'warn' } });
  terminal = await openTerminal({ ECHOPLEX_API_URL: world.apiUrl });
});
afterAll(async () => {
  await world.stop();
  await terminal.close();
  await database.drop();
  await rm(stateDir, { recursive: true, force: true });
});

/** Buys tickets as a page with Stripe.js does, and waits for them. */
async function buy(event: Event, tierId: string, quantity: number, email: string): Promise<Order> {
  const shop = new EchoPlex({ baseUrl: world.apiUrl });
  const { id, secret: credential } = await shop.orders.create(event.id, { items: [{ tierId, quantity }] });
  await shop.orders.update(id, { buyer: { email, firstName: 'Bo', lastName: 'Lund' } }, { credential });
  const { payment } = await shop.orders.checkout(id, { credential });
  const { secretKey, port } = world.stripe!;
  const stripe = new Stripe(secretKey, { host: '127.0.0.1', port, protocol: 'http', telemetry: false });
  await stripe.paymentIntents.confirm(payment!.clientSecret!.split('_secret_')[0]!, { payment_method: 'pm_card_visa' });
  return await eventually(() => shop.orders.get(id, { credential }), ({ status }) => status === 'confirmed', 'the tickets'); // prettier-ignore
}

test('an organizer pays back with the CLI, looks at the money, and cancels', async () => {
  await new EchoPlex({ baseUrl: world.apiUrl }).auth.register({ ...organizer, firstName: 'Olive', lastName: 'Hart', role: 'organizer' });
  await terminal.echoplex(['login', '--email', organizer.email, '--password-stdin'], `${organizer.password}\n`);
  const times = ['--starts-at', '2099-12-12T20:00', '--ends-at', '2099-12-13T02:00', '--timezone', 'Europe/Copenhagen'];
  const policy = ['--refunds', 'until', '--refund-until-hours', '24', '--refund-fee-percent', '10', '--refund-fee', '1.50'];
  const event = await terminal.json<Event>(['events', 'create', '--name', 'Jazz Night', ...times, '--currency', 'EUR', ...policy]);
  expect(event.refundPolicy).toEqual({ selfService: 'until', hoursBefore: 24, feePercent: 10, feeFixed: 150 });
  const changed = await terminal.json<Event>(['events', 'update', 'jazz-night', '--refund-fee', '2.00']);
  expect(changed.refundPolicy).toEqual({ selfService: 'until', hoursBefore: 24, feePercent: 10, feeFixed: 200 });
  const tier = await terminal.json<{ id: string }>([
    'tiers',
    'create',
    'jazz-night',
    '--name',
    'Standard',
    '--price',
    '25.00',
    '--quantity',
    '20',
  ]);
  await terminal.json(['events', 'publish', 'jazz-night']);

  const orders = [
    await buy(event, tier.id, 2, 'a@example.com'),
    await buy(event, tier.id, 1, 'b@example.com'),
    await buy(event, tier.id, 3, 'c@example.com'),
  ];
  const [first, second] = orders;

  // One ticket of the first order, then an amount of the second.
  const code = first!.tickets[0]!.code;
  const ticketRefund = await terminal.json<Refund>([
    'orders',
    'refund',
    first!.id,
    '--ticket',
    code,
    '--restock',
    '--reason',
    'Fell ill',
    '--yes',
    '--wait',
  ]);
  expect(ticketRefund).toMatchObject({ status: 'succeeded', amount: 2500, restock: true, ticketIds: [first!.tickets[0]!.id] });
  const part = await terminal.echoplex(['orders', 'refund', second!.number, '--event', 'jazz-night', '--amount', '5', '--yes']);
  expect([part.code, part.stderr, part.stdout]).toEqual([0, '', expect.stringContaining(`Refunded €5.00 of order ${second!.number}`)]);
  const tooMuch = await terminal.echoplex(['orders', 'refund', second!.id, '--amount', '20.01', '--yes']);
  expect([tooMuch.code, tooMuch.stdout]).toEqual([1, '']);
  expect(tooMuch.stderr).toContain(`echoplex orders refunds ${second!.id}`);
  expect((await terminal.json<Page<Refund>>(['orders', 'refunds', second!.id])).data).toHaveLength(1);
  expect((await terminal.echoplex(['orders', 'get', first!.id])).stdout).toMatch(
    /Refunded +€25\.00[^]*€25\.00 +succeeded +organizer +1 ticket +Fell ill/,
  );
  expect((await terminal.echoplex(['orders', 'list', 'jazz-night'])).stdout).toMatch(/€50\.00 +-€25\.00 +partially refunded/);

  // The ledger, and what it adds up to.
  const ledger = await terminal.json<Page<PaymentEntry>>(['payments', 'list', 'jazz-night']);
  expect(ledger.data.map(({ kind, amount }) => `${kind} ${amount}`).sort()).toEqual([
    'payment 2500',
    'payment 5000',
    'payment 7500',
    'refund -2500',
    'refund -500',
  ]);
  expect((await terminal.json<Page<PaymentEntry>>(['payments', 'list', 'jazz-night', '--order', second!.number])).data).toHaveLength(2);
  const report = await terminal.json<PayoutReport>(['payments', 'report', '--event', 'jazz-night']);
  expect(report.rows).toMatchObject([{ payments: 15_000, refunds: 3000, disputes: 0, total: 12_000 }]);
  const { stdout: csv } = await terminal.echoplex(['payments', 'report', '--csv']);
  expect(csv).toContain(`${event.id},Jazz Night,2099-12-12T19:00:00.000Z,EUR,150.00,30.00,0.00,120.00,`);
  expect((await terminal.echoplex(['payments', 'report'])).stdout).toMatch(/Jazz Night +[█▓░]+ +€150\.00 +-€30\.00 +€120\.00/);
  expect((await terminal.echoplex(['payments', 'account'])).stdout).toContain("The platform's account takes the money");

  // Everybody gets back what is left.
  const cancelled = await terminal.echoplex(['events', 'cancel', 'jazz-night', '--reason', 'The hall is closed.', '--yes', '--watch']);
  expect([cancelled.code, cancelled.stderr]).toEqual([0, '']);
  expect(cancelled.stdout).toMatch(/Jazz Night is cancelled[^]*3 of 3 refunds[^]*€120\.00 of €120\.00 is back/);
  const progress = await terminal.json<RefundProgress>(['events', 'refunds', 'jazz-night']);
  expect(progress).toMatchObject({ orders: 3, waiting: 0, pending: 0, succeeded: 3, failed: 0, refunded: 12_000 });
  const sums = await terminal.json<PayoutReport>(['payments', 'report']);
  expect(sums.totals).toMatchObject([{ currency: 'EUR', payments: 15_000, refunds: 15_000, total: 0 }]);

  const db = openDatabase(world.databaseUrl, { max: 1 });
  expect(await examine(db)).toEqual([]);
  await db.destroy();
});
