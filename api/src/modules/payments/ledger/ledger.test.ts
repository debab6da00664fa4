import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PaymentEntry, PayoutReport } from '@echoplex/sdk';
import fc from 'fast-check';
import { createEvent, createOrganizer, createSale, holdTickets, type Organizer, type Sale } from '../../../../test/factories.js';
import { unique } from '../../../../test/rows.js';
import { startWorld, type World } from '../../../../test/world.js';
import { newId } from '../../../db/ids.js';
import { BalanceTransactionModel, PaymentModel } from '../../../db/models/payments.js';

let world: World;
let organizer: Organizer;
beforeAll(async () => {
  world = await startWorld();
  organizer = await createOrganizer(world);
});
afterAll(() => world.close());

interface Place {
  orderId: string;
  eventId: string;
  currency: string;
}
const orderOf = async (sale: Sale): Promise<Place & { number: string }> => {
  const { id, number } = await holdTickets(world, sale);
  return { orderId: id, number, eventId: sale.event.id, currency: sale.event.currency };
};

type Settled = Pick<BalanceTransactionModel, 'amount' | 'fee' | 'currency'>;

/** Writes a row of the ledger, and what Stripe booked for it if it has. */
async function write({ orderId, eventId, currency }: Place, row: Partial<PaymentModel>, settled: Settled[] = []): Promise<string> {
  const id = newId('pay');
  const stripeId = `pi_${unique()}`;
  await PaymentModel.query(world.db).insert({ id, orderId, eventId, currency, kind: 'payment', amount: 1000, stripeId, ...row });
  for (const booked of settled) {
    await BalanceTransactionModel.query(world.db).insert({
      ...booked,
      id: `txn_${unique()}`,
      paymentId: id,
      type: 'charge',
      net: booked.amount - booked.fee,
      createdAt: new Date(),
    });
  }
  return id;
}

describe('the ledger of an event', () => {
  test('is told newest first, with what Stripe booked and the order’s number', async () => {
    const order = await orderOf(await createSale(organizer));
    const settled = [{ amount: 23_000, fee: 900, currency: 'DKK' }];
    const payment = await write(order, { amount: 3200, stripeId: 'pi_first', stripeIntent: 'pi_first' }, settled);
    const refund = await write(order, { kind: 'refund', amount: -1000, stripeId: 're_first', stripeAccount: 'acct_1', surplus: true });
    const { data } = await organizer.client.payments.list(order.eventId);
    expect(data).toEqual([
      expect.objectContaining({ id: refund, kind: 'refund', amount: -1000, fee: null, net: null, settlementCurrency: null, surplus: true }),
      {
        id: payment,
        orderId: order.orderId,
        orderNumber: order.number,
        eventId: order.eventId,
        kind: 'payment',
        amount: 3200,
        currency: 'EUR',
        fee: 900,
        net: 22_100,
        settlementCurrency: 'DKK',
        surplus: false,
        stripeId: 'pi_first',
        stripeAccount: null,
        refundId: null,
        createdAt: expect.any(String),
      },
    ]);
  });

  test('is read page by page while rows are added, and by kind and order', async () => {
    const sale = await createSale(organizer);
    const [one, other] = [await orderOf(sale), await orderOf(sale)];
    const rows = [await write(one, {}), await write(one, { kind: 'refund', amount: -400 }), await write(other, {})].reverse();
    const first = await organizer.client.payments.list(sale.event.id, { limit: 2 });
    await write(other, { kind: 'dispute', amount: -1000 });
    const second = await organizer.client.payments.list(sale.event.id, { limit: 2, after: first.nextCursor! });
    expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(rows);
    expect(second.nextCursor).toBeNull();
    const kinds = (page: { data: PaymentEntry[] }) => page.data.map(({ kind }) => kind);
    expect(kinds(await organizer.client.payments.list(sale.event.id, { order: one.orderId }))).toEqual(['refund', 'payment']);
    expect(kinds(await organizer.client.payments.list(sale.event.id, { order: one.orderId, kind: 'payment' }))).toEqual(['payment']);
    const strangers = await createOrganizer(world);
    await expect(strangers.client.payments.list(sale.event.id)).rejects.toMatchObject({ code: 'not_found' });
  });
});

const reportOf = ({ client, organization }: Organizer, query: Parameters<typeof client.payments.report>[1] = {}) =>
  client.payments.report(organization.id, query);

describe('the payout report', () => {
  test('sums up by event and currency, the latest event first', async () => {
    const own = await createOrganizer(world);
    const soon = await createSale(own);
    const late = await createSale(own, [{}], { startsAt: '2099-01-01T20:00:00Z', endsAt: '2099-01-01T23:00:00Z' });
    const [a, b] = [await orderOf(soon), await orderOf(late)];
    await write(a, { amount: 3200 }, [{ amount: 3200, fee: 110, currency: 'EUR' }]);
    await write(a, { kind: 'refund', amount: -1200 }, [{ amount: -1200, fee: 0, currency: 'EUR' }]);
    await write(a, { kind: 'refund_failure', amount: 200 });
    await write(a, { kind: 'dispute', amount: -500 }, [{ amount: -500, fee: 1500, currency: 'EUR' }]);
    await write(a, { kind: 'dispute_reversal', amount: 500 });
    await write(b, { amount: 7000 }, [{ amount: 52_000, fee: 1400, currency: 'DKK' }]);
    const report = await reportOf(own);
    const ofSoon = {
      currency: 'EUR',
      payments: 3200,
      refunds: 1000,
      disputes: 0,
      total: 2200,
      unsettled: 700,
      settlements: [{ currency: 'EUR', amount: 1500, fee: 1610, net: -110 }],
    };
    expect(report.rows).toEqual([
      expect.objectContaining({ eventId: late.event.id, eventName: late.event.name, payments: 7000, total: 7000, unsettled: 0 }),
      { ...ofSoon, eventId: soon.event.id, eventName: soon.event.name, eventStartsAt: expect.any(String) },
    ]);
    expect(report.totals).toEqual([
      {
        currency: 'EUR',
        payments: 10_200,
        refunds: 1000,
        disputes: 0,
        total: 9200,
        unsettled: 700,
        settlements: [
          { currency: 'DKK', amount: 52_000, fee: 1400, net: 50_600 },
          { currency: 'EUR', amount: 1500, fee: 1610, net: -110 },
        ],
      },
    ]);
    expect((await reportOf(own, { event: soon.event.id })).totals).toEqual([ofSoon]);
  });

  test('is about rows of a time, and about events of the organization', async () => {
    const own = await createOrganizer(world);
    const order = await orderOf(await createSale(own));
    const [before, within, end] = ['2026-03-01T00:00:00.000Z', '2026-03-02T12:00:00.000Z', '2026-03-03T00:00:00.000Z'] as const;
    for (const [n, time] of [before, within, end].entries()) await write(order, { amount: 10 ** n, createdAt: new Date(time) });
    const totalOf = async (query: Parameters<typeof reportOf>[1]) => (await reportOf(own, query)).totals[0]?.total ?? 0;
    expect(await totalOf({})).toBe(111);
    expect(await totalOf({ from: within })).toBe(110);
    expect(await totalOf({ to: end })).toBe(11);
    expect(await totalOf({ from: within, to: end })).toBe(10);
    expect(await reportOf(own, { from: '2026-04-01T00:00:00Z' })).toEqual({ rows: [], totals: [] });
    await expect(reportOf(own, { from: end, to: end })).rejects.toMatchObject({ code: 'validation_failed', status: 422 });
    const foreign = await createEvent(organizer);
    await expect(reportOf(own, { event: foreign.id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(organizer.client.payments.report(own.organization.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('stays exact beyond what a 32-bit number holds', async () => {
    const own = await createOrganizer(world);
    const order = await orderOf(await createSale(own, [{}], { currency: 'JPY' }));
    const most = 2_147_483_647;
    for (let n = 0; n < 3; n += 1) await write(order, { amount: most }, [{ amount: most, fee: n, currency: 'JPY' }]);
    const { rows } = await reportOf(own);
    expect(rows[0]).toMatchObject({ payments: 3 * most, total: 3 * most, unsettled: 0 });
    expect(rows[0]?.settlements).toEqual([{ currency: 'JPY', amount: 3 * most, fee: 3, net: 3 * most - 3 }]);
  });

  test('is the sum of the rows, whatever the ledger', async () => {
    const kinds = ['payment', 'refund', 'refund_failure', 'dispute', 'dispute_reversal'] as const;
    const comes = new Set<string>(['payment', 'refund_failure', 'dispute_reversal']);
    const amount = fc.integer({ min: 1, max: 99_999_999 });
    const settled = fc.option(fc.record({ amount, fee: fc.nat({ max: 10_000 }), currency: fc.constantFrom('EUR', 'DKK') }), { nil: null });
    const row = fc.record({ place: fc.nat({ max: 3 }), kind: fc.constantFrom(...kinds), amount, settled });
    const own = await createOrganizer(world);
    const places: Place[] = [];
    // Without decimals, with two, with three; and two events in one currency.
    for (const currency of ['JPY', 'EUR', 'KWD', 'EUR']) places.push(await orderOf(await createSale(own, [{}], { currency })));
    const ours = world
      .db('payments')
      .whereIn('eventId', places.map(({ eventId }) => eventId)); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 25 }), async (ledger) => {
        await world.db('balance_transactions').whereIn('paymentId', ours.clone().select('id')).delete();
        await ours.clone().delete();
        for (const { place, kind, amount: size, settled: booked } of ledger) {
          await write(places[place]!, { kind, amount: comes.has(kind) ? size : -size }, booked ? [booked] : []);
        }
        const report = await reportOf(own);
        const entries = (await Promise.all(places.map(({ eventId }) => allEntries(own, eventId)))).flat();
        expect(entries).toHaveLength(ledger.length);
        for (const total of report.totals) expect(total).toEqual(sumOf(total.currency, entries));
        expect(report.totals.map(({ currency }) => currency)).toEqual([...new Set(entries.map(({ currency }) => currency))].sort());
        for (const field of ['total', 'payments', 'refunds', 'disputes', 'unsettled'] as const) {
          expect(addUp(report.rows.map((each) => each[field]))).toBe(addUp(report.totals.map((each) => each[field])));
        }
      }),
      { numRuns: 20 },
    );
  });
});

const allEntries = async ({ client }: Organizer, eventId: string): Promise<PaymentEntry[]> =>
  (await client.payments.list(eventId, { limit: 100 })).data;

const addUp = (amounts: number[]): number => amounts.reduce((sum, each) => sum + each, 0);

/** What the report should say of a currency, from the rows alone. */
function sumOf(currency: string, entries: PaymentEntry[]): PayoutReport['totals'][number] {
  const own = entries.filter((entry) => entry.currency === currency);
  const sum = (...kinds: string[]) => addUp(own.filter(({ kind }) => kinds.includes(kind)).map(({ amount }) => amount));
  const payments = sum('payment');
  const refunds = 0 - sum('refund', 'refund_failure');
  const disputes = 0 - sum('dispute', 'dispute_reversal');
  const booked = own.filter(({ net }) => net !== null);
  const settlements = [...new Set(booked.map(({ settlementCurrency }) => settlementCurrency!))].sort().map((settledIn) => {
    const within = booked.filter(({ settlementCurrency }) => settlementCurrency === settledIn);
    const [fee, net] = [addUp(within.map((each) => each.fee!)), addUp(within.map((each) => each.net!))];
    return { currency: settledIn, amount: fee + net, fee, net };
  });
  const unsettled = addUp(own.filter(({ net }) => net === null).map(({ amount }) => amount));
  return { currency, payments, refunds, disputes, total: payments - refunds - disputes, unsettled, settlements };
}
