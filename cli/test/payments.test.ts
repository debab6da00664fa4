import { describe, expect, it } from '@jest/globals';
import { page, problem } from './answers.js';
import { link } from './payment-routes.js';
import { entries, makeAccount, makeRefund, report } from './payment-samples.js';
import { makeEvent, makeOrder, organization } from './samples.js';
import { useShell, wrongUsage } from './shell.js';

const shell = useShell();
const { run, changes } = shell;
const org = `/v1/organizations/${organization.id}`;
const order = makeOrder().id;

describe('payments list', () => {
  it('shows the ledger with what Stripe took of it', async () => {
    const { code, stdout } = await run('payments', 'list', 'harbour-lights');
    expect(code).toBe(0);
    expect(stdout).toMatch(/7KX-42M +payment +€64\.00 +€2\.18 +€61\.82 +pi_3PqR5sT7uV9wX1yZ/);
    expect(stdout).toMatch(/7KX-42M +refund +-€12\.50 +– +–/);
    expect(stdout).toMatch(/payment, surplus .* acct_1PqR5sT7uV9wX1yZ/);
  });

  it("asks for a kind and an order, by its number too, and prints the API's answer with --json", async () => {
    const { stdout, stderr } = await run('payments', 'list', 'harbour-lights', '--kind', 'refund', '--order', '7kx-42m', '--json');
    expect([JSON.parse(stdout), stderr]).toEqual([{ data: entries, nextCursor: null }, '']);
    expect(shell.api.received.at(-1)?.query).toEqual({ kind: 'refund', order, limit: '50' });
    await run('payments', 'list', 'harbour-lights', '--order', order, '--all');
    expect(shell.api.received.at(-1)?.query).toMatchObject({ order, limit: '200' });
    expect(wrongUsage(await run('payments', 'list', 'harbour-lights', '--kind', 'gift'), '--kind is one of: payment, refund,')).toBe(true);
  });

  it('names the command that shows the rest, with its filters', async () => {
    shell.api.on(`GET /v1/events/${makeEvent().id}/payments`, () => ({ body: { data: entries, nextCursor: 'c1' } }));
    const { stdout } = await run('payments', 'list', 'harbour-lights', '--kind', 'refund', '--limit', '4');
    expect(stdout).toContain('More: echoplex payments list harbour-lights --kind refund --all');
  });
});

describe('payments report', () => {
  it('adds up, each line and each column', async () => {
    const { code, stdout } = await run('payments', 'report');
    expect(code).toBe(0);
    expect(stdout).toMatch(/Event +Paid +Back +Disputes +Total +Unsettled +Fees +Net/);
    expect(stdout).toMatch(/Harbour Lights +█+▓░ +€14,230\.00 +-€640\.00 +-€32\.00 +€13,558\.00 +-€64\.00 +-€442\.10 +€12,557\.90/);
    expect(stdout).toMatch(/\n +-DKK 12\.00 +DKK 3,672\.00/);
    expect(stdout).toMatch(/All in EUR +€15,340\.00 +-€640\.00 +-€32\.00 +€14,668\.00 +-€64\.00 +-€480\.10 +€13,629\.90/);
    expect(stdout).toMatch(/Lantern Night +░+ +¥250,000 +-¥260,000 +– +-¥10,000 +¥10,000 +– +–/);
  });

  it('reads a period on these clocks, and with an event on those of the event', async () => {
    await run('payments', 'report', '--from', '2026-11-01', '--to', '2026-11-30', '--json');
    const period = { from: '2026-10-31T23:00:00.000Z', to: '2026-11-30T23:00:00.000Z' };
    expect(shell.api.received.at(-1)?.query).toEqual(period);
    shell.api.on('GET /v1/events/harbour-lights', () => ({ body: makeEvent({ timezone: 'America/New_York' }) }));
    await run('payments', 'report', '--event', 'harbour-lights', '--from', '2026-11-10');
    expect(shell.api.received.at(-1)?.query).toEqual({ event: makeEvent().id, from: '2026-11-10T05:00:00.000Z' });
    expect((await run('payments', 'report', '--event', 'nope')).stderr).toContain('No event "nope".');
  });

  it('prints a table for spreadsheets, in which no name is a formula and every amount stands once', async () => {
    const { stdout, stderr } = await run('payments', 'report', '--csv');
    const [header, first, further, second, third, ...rest] = stdout.split('\r\n');
    expect(stderr).toBe('');
    expect(header).toBe('event_id,event,starts_at,currency,payments,refunds,disputes,total,unsettled,settlement_currency,settled,fee,net');
    expect(first).toContain('Harbour Lights,2026-12-12T19:00:00Z,EUR,14230.00,640.00,32.00,13558.00,64.00,EUR,13000.00,442.10,12557.90');
    expect(further).toContain('Harbour Lights,2026-12-12T19:00:00Z,EUR,,,,,,DKK,3684.00,12.00,3672.00');
    expect(second).toContain(`"'=Jazz, ""Brunch""",2027-01-11T10:00:00Z,EUR,1110.00,0.00,0.00,1110.00,0.00,EUR,1110.00,38.00,1072.00`);
    expect(third).toContain('Lantern Night,2027-03-05T19:00:00Z,JPY,250000,260000,0,-10000,-10000,,,,');
    expect(rest).toEqual(['']);
    expect((await run('payments', 'report', '--csv', '--json')).code).toBe(2);
  });

  it('says that nothing was paid', async () => {
    shell.api.on(`GET ${org}/payout-report`, () => ({ body: { rows: [], totals: [] } }));
    expect((await run('payments', 'report')).stdout).toBe('  Nothing was paid yet.\n');
    expect((await run('payments', 'report', '--to', '2026-11-30')).stdout).toBe('  Nothing was paid to 2026-11-30.\n');
    expect((await run('payments', 'report', '--csv')).stdout.split('\r\n')).toHaveLength(2);
  });
});

describe('the payment account', () => {
  it('is shown with what is lacking', async () => {
    expect((await run('payments', 'account')).stdout).toMatch(
      /✓ Payments go to your own account\n\n +Account +acct_[^]*2\.5 % of each payment/,
    );
    shell.api.on(`GET ${org}/payment-account`, () => ({ body: makeAccount({ chargesEnabled: false }) }));
    expect((await run('payments', 'account')).stdout).toMatch(
      /takes no payments yet[^]*Takes payments +not yet[^]*echoplex payments connect/,
    );
    shell.api.on(`GET ${org}/payment-account`, () => ({ body: makeAccount({ stripeAccount: null }) }));
    expect((await run('payments', 'account')).stdout).toBe(
      "  The platform's account takes the money\n\n  Be paid directly   echoplex payments connect\n",
    );
  });

  it('is connected on a page, whose address is all that a pipe gets', async () => {
    expect(await run('payments', 'connect')).toEqual({ code: 0, stdout: `${link.url}\n`, stderr: '' });
    expect(changes()).toEqual([[`POST ${org}/payment-account`, { returnUrl: `${shell.api.url}/` }]]);
    const { stdout } = await run('payments', 'connect', '--return-url', 'https://example.com/payments', '--wait', '--json');
    expect(JSON.parse(stdout)).toEqual(link);
    expect(changes().at(-1)?.[1]).toEqual({ returnUrl: 'https://example.com/payments' });
  });

  it('is waited for until Stripe lets it take payments', async () => {
    let asked = 0;
    shell.api.on(`GET ${org}/payment-account`, () => ({ body: makeAccount({ chargesEnabled: ++asked > 1 }) }));
    const { code, stdout, stderr } = await run('payments', 'connect', '--wait');
    expect([code, stdout, asked]).toEqual([0, `${link.url}\n`, 2]);
    expect(stderr).toContain('✓ Payments go to your own account');
  });

  it('is disconnected once it is confirmed', async () => {
    expect(wrongUsage(await run('payments', 'disconnect'), 'add --yes')).toBe(true);
    expect(changes()).toEqual([]);
    expect(await run('payments', 'disconnect', '--yes')).toMatchObject({ code: 0, stdout: expect.stringContaining('✓ Disconnected') });
    const { stdout } = await run('payments', 'disconnect', '--yes', '--json');
    expect(JSON.parse(stdout)).toEqual(makeAccount());
  });

  it('says what to do when Stripe does not answer', async () => {
    shell.api.on(`GET ${org}/payment-account`, () => problem(501, 'payment_provider_error'));
    const { code, stderr } = await run('payments', 'account');
    expect([code, stderr]).toEqual([1, expect.stringContaining('try again in a minute')]);
  });
});

describe('orders list and get', () => {
  const troubled = makeOrder({
    status: 'partially_refunded',
    refunded: 1250,
    dispute: { status: 'open', amount: 5150, reason: 'product_not_received', respondBy: '2026-12-01T22:59:59Z' },
  });

  it('tells what went back and what is disputed', async () => {
    shell.api.on('GET /v1/events/harbour-lights/orders', () => page([troubled, makeOrder()]));
    const { stdout } = await run('orders', 'list', 'harbour-lights');
    expect(stdout).toMatch(/Total +Refunded +Status/);
    expect(stdout).toMatch(/€64\.00 +-€12\.50 +disputed, partially refunded/);
    expect(stdout).toMatch(/€64\.00 +confirmed/);
  });

  it('shows payment, dispute and refunds of an order', async () => {
    shell.api.on(`GET /v1/orders/${order}`, () => ({ body: troubled }));
    shell.api.on(`GET /v1/orders/${order}/refunds`, () => page([makeRefund(), makeRefund({ status: 'failed', failure: 'No such card.' })]));
    const { stdout } = await run('orders', 'get', order);
    expect(stdout).toMatch(/Payment +succeeded/);
    expect(stdout).toMatch(/Dispute +open, €51\.50, product not received\n +Answer it +at Stripe, by Tue 1 Dec, 23:59/);
    expect(stdout).toMatch(/€12\.50 +failed +organizer +The second act was cancelled\. +No such card\./);
    const { stdout: json } = await run('orders', 'get', order, '--json');
    expect(JSON.parse(json)).toEqual(troubled);
  });

  it('asks for no refunds of what nobody paid', async () => {
    shell.api.on(`GET /v1/orders/${order}`, () => ({ body: makeOrder({ payment: null, total: 0 }) }));
    expect(await run('orders', 'get', order)).toMatchObject({ code: 0 });
    expect(shell.api.received.some(({ path }) => path.endsWith('/refunds'))).toBe(false);
  });
});

it('reports are what the contract has', () => {
  for (const { payments, refunds, disputes, total, settlements } of [...report.rows, ...report.totals]) {
    expect(payments - refunds - disputes).toBe(total);
    for (const { amount, fee, net } of settlements) expect(amount - fee).toBe(net);
  }
});
