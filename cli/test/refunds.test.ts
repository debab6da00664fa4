import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { page, problem } from './answers.js';
import { makeProgress, makeRefund } from './payment-samples.js';
import { makeEvent, makeOrder } from './samples.js';
import { useShell, wrongUsage } from './shell.js';

const shell = useShell();
const { run, changes } = shell;
const order = makeOrder().id;
const ticket = makeOrder().tickets[0]!.id;
const id = makeEvent().id;
const refunds = `/v1/orders/${order}/refunds`;
const progress = `GET /v1/events/${id}/refund-progress`;

describe('orders refund', () => {
  it('pays all that is left back, once it is confirmed', async () => {
    expect(wrongUsage(await run('orders', 'refund', order), 'add --yes')).toBe(true);
    expect(changes()).toEqual([]);
    const { code, stdout } = await run('orders', 'refund', order, '--yes');
    expect([code, stdout]).toEqual([0, expect.stringContaining('✓ Refunded €64.00 of order 7KX-42M')]);
    expect(changes()).toEqual([[`POST ${refunds}`, {}]]);
  });

  it('pays an amount, or what tickets cost, and finds order and ticket by what people read', async () => {
    await run('orders', 'refund', '7kx-42m', '--event', 'harbour-lights', '--amount', '12.50', '--reason', 'Rain.', '-y');
    const { stdout } = await run('orders', 'refund', order, '--ticket', 'q7rm-2xkd', '--ticket', ticket, '--restock', '--yes');
    expect(stdout).toContain('; 1 ticket void and back on sale');
    expect(changes()).toEqual([
      [`POST ${refunds}`, { amount: 1250, reason: 'Rain.' }],
      [`POST ${refunds}`, { ticketIds: [ticket], restock: true }],
    ]);
  });

  it.each([
    [['--amount', '12.505'], 'EUR has 2 decimals'],
    [['--amount', '0'], '--amount must be more than nothing.'],
    [['--ticket', 'NOPE'], 'Order 7KX-42M has no ticket "NOPE". It has: Q7RM-2XKD.'],
    [['--amount', '5', '--ticket', 'Q7RM-2XKD'], 'ticket'],
  ])('refuses %j before anything is sent', async (flags, said) => {
    expect(wrongUsage(await run('orders', 'refund', order, ...flags, '--yes'), said)).toBe(true);
    expect(changes()).toEqual([]);
  });

  it('reads amounts in the currency of the order', async () => {
    shell.api.on(`GET /v1/orders/${order}`, () => ({ body: makeOrder({ currency: 'KWD' }) }));
    await run('orders', 'refund', order, '--amount', '1.250', '--yes');
    expect(changes()).toEqual([[`POST ${refunds}`, { amount: 1250 }]]);
  });

  it('says that it is on its way, and why it has to be tried again', async () => {
    shell.api.on(`POST ${refunds}`, () => ({ status: 201, body: makeRefund({ status: 'pending', failure: 'Stripe is down.' }) }));
    const { code, stdout } = await run('orders', 'refund', order, '--yes');
    expect([code, stdout]).toEqual([0, expect.stringContaining(`It is tried again: Stripe is down.`)]);
    expect(stdout).toContain(`echoplex orders refunds ${order}`);
  });

  it('waits until the bank has done its part', async () => {
    let asked = 0;
    const pending = makeRefund({ status: 'pending' });
    shell.api.on(`POST ${refunds}`, () => ({ status: 201, body: pending }));
    shell.api.on(`GET ${refunds}`, () => page(++asked < 3 ? [pending] : [makeRefund({ id: 'rfd_other' }), makeRefund({ amount: 1251 })]));
    const { code, stdout } = await run('orders', 'refund', order, '--yes', '--wait');
    expect([code, stdout]).toEqual([0, expect.stringContaining('✓ Refunded €12.51 of order 7KX-42M')]);
  });

  it('ends with 1 when it failed, and says why; with --json the refund says it', async () => {
    const failed = makeRefund({ status: 'failed', failure: 'The card was closed.', ticketIds: [ticket] });
    shell.api.on(`POST ${refunds}`, () => ({ status: 201, body: failed }));
    const { code, stdout, stderr } = await run('orders', 'refund', order, '--yes');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('The refund of order 7KX-42M failed: The card was closed.');
    expect(stderr).toContain('its tickets are valid again');
    const json = await run('orders', 'refund', order, '--yes', '--json');
    expect([json.code, JSON.parse(json.stdout), json.stderr]).toEqual([1, failed, '']);
  });

  it('says what to look at when the API refuses', async () => {
    shell.api.on(`POST ${refunds}`, () => problem(409, 'refund_exceeds_payment'));
    const { code, stderr } = await run('orders', 'refund', '7KX-42M', '--event', 'harbour-lights', '--amount', '99', '--yes');
    expect([code, stderr]).toEqual([1, expect.stringContaining('echoplex orders refunds 7KX-42M --event harbour-lights')]);
  });

  it('names an amount as an example, not a price that may be nothing', async () => {
    const { stderr } = await run('orders', 'refund', order, '--amount', 'abc', '--yes');
    expect(stderr).toContain('--amount "abc" is no amount.');
    expect(stderr).toContain('Write it like this: --amount 25.00\n');
  });

  it("tells the organizer's reason and Stripe's failure apart", async () => {
    const waits = makeRefund({ status: 'pending', failure: 'Stripe could not be reached.' });
    shell.api.on(`GET ${refunds}`, () => page([waits]));
    const { stdout } = await run('orders', 'refunds', order);
    expect(stdout).toMatch(/Reason +What happened/);
    expect(stdout).toMatch(/The second act was cancelled\. +waits: Stripe could not be reached\./);
  });

  it('lists them', async () => {
    shell.api.on(`GET ${refunds}`, () => page([makeRefund({ source: 'event_cancelled', ticketIds: [ticket] })]));
    expect((await run('orders', 'refunds', order)).stdout).toMatch(/€12\.50 +succeeded +event cancelled +1 ticket +The second act/);
    expect(JSON.parse((await run('orders', 'refunds', order, '--json')).stdout)).toMatchObject({ nextCursor: null });
    shell.api.on(`GET ${refunds}`, () => page([]));
    expect((await run('orders', 'refunds', order)).stdout).toContain('Nothing of order 7KX-42M was refunded.');
  });
});

describe('events cancel', () => {
  const cancelled = (): void => shell.api.on('GET /v1/events/harbour-lights', () => ({ body: makeEvent({ status: 'cancelled' }) }));

  it('leaves the refunds to the server and says how far they are', async () => {
    const { code, stdout } = await run('events', 'cancel', 'harbour-lights', '--yes');
    expect([code, stdout]).toEqual([0, expect.stringContaining('✓ Harbour Lights is cancelled; its buyers are told by mail')]);
    // What all of it will be is not known while orders wait.
    expect(stdout).toMatch(/Money +€10,000\.00 is back\n/);
    expect(stdout).toContain('echoplex events refunds harbour-lights --watch');
    expect(changes()).toEqual([[`POST /v1/events/${id}/cancel`, { notify: true, refund: true }]]);
  });

  it('says nothing of the money before any is on its way', async () => {
    shell.api.on(progress, () => ({ body: makeProgress({ waiting: 412, pending: 0, succeeded: 0, failed: 0, amount: 0, refunded: 0 }) }));
    const { stdout } = await run('events', 'cancel', 'harbour-lights', '--yes');
    expect(stdout).toContain('0 of 412 refunds');
    expect(stdout).not.toContain('Money');
  });

  it('tells nobody again, and says so', async () => {
    cancelled();
    const { stdout } = await run('events', 'cancel', 'harbour-lights', '--yes');
    expect(stdout).toContain('Harbour Lights was cancelled already; nobody is told again');
    expect(stdout).not.toContain('mail');
  });

  it('pays nobody back when it is told so', async () => {
    const { stdout } = await run('events', 'cancel', 'harbour-lights', '--no-refund', '--yes');
    expect(changes()).toEqual([[`POST /v1/events/${id}/cancel`, { notify: true, refund: false }]]);
    expect(stdout).toContain('echoplex events cancel harbour-lights --no-notify');
    expect(shell.api.received.some(({ path: asked }) => asked.endsWith('/refund-progress'))).toBe(false);
  });

  const done = makeProgress({ waiting: 0, pending: 0, succeeded: 412, failed: 0, refunded: 1_423_000 });
  const inSteps = (last: object): void => {
    let asked = 0;
    shell.api.on(progress, () => ({ body: ++asked < 2 ? makeProgress() : last }));
  };

  it('follows them until nothing is left to do', async () => {
    inSteps(done);
    const { code, stdout } = await run('events', 'cancel', 'harbour-lights', '--yes', '--watch');
    expect([code, stdout]).toEqual([0, expect.stringContaining('412 of 412 refunds')]);
    expect(stdout).toContain('€14,230.00 of €14,230.00 is back');
  });

  it.each([[['events', 'cancel', 'harbour-lights', '--yes', '--watch']], [['events', 'refunds', 'harbour-lights', '--watch']]])(
    'ends with 1 when some failed: %j',
    async (args) => {
      if (args[1] === 'refunds') cancelled();
      inSteps({ ...done, succeeded: 411, failed: 1 });
      const { code, stdout } = await run(...args);
      expect([code, stdout]).toEqual([1, expect.stringMatching(/Failed +1\n\n +See who is left/)]);
    },
  );

  it('points to the refunds of single orders where nothing is cancelled', async () => {
    shell.api.on(progress, () => ({ body: makeProgress({ orders: 0, waiting: 0, pending: 0, succeeded: 0, failed: 0 }) }));
    const { stdout } = await run('events', 'refunds', 'harbour-lights');
    expect(stdout).toContain('Harbour Lights is not cancelled');
    expect(stdout).toContain('echoplex payments list harbour-lights --kind refund');
  });

  it('shows them later, to people and programs', async () => {
    cancelled();
    expect((await run('events', 'refunds', 'harbour-lights')).stdout).toMatch(/▇+▁+ +312 of 412 refunds/);
    expect(JSON.parse((await run('events', 'refunds', 'harbour-lights', '--json')).stdout)).toEqual(makeProgress());
    shell.api.on(progress, () => ({ body: makeProgress({ orders: 0, waiting: 0, pending: 0, succeeded: 0, failed: 0 }) }));
    expect((await run('events', 'refunds', 'harbour-lights')).stdout).toBe('  Nothing of Harbour Lights is refunded.\n');
  });

  it('stops looking at Ctrl-C, and says that the server goes on', async () => {
    const program = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'bin', 'run.js');
    const env = { ...process.env, NODE_OPTIONS: '', ECHOPLEX_API_URL: shell.api.url, ECHOPLEX_API_KEY: 'epk_test' };
    const child = spawn(process.execPath, [program, 'events', 'refunds', 'harbour-lights', '--watch'], { cwd: shell.home.directory, env });
    // It looks for as long as nobody stops it: the second look shows that it waits.
    let asked = 0;
    shell.api.on(progress, () => {
      if (++asked === 2) child.kill('SIGINT');
      return { body: makeProgress() };
    });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect([code, stderr]).toEqual([130, expect.stringContaining('The refunds go on at the server; nothing was stopped.')]);
    expect(stderr).toContain('echoplex events refunds harbour-lights');
  });
});
