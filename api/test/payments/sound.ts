import { expect } from '@jest/globals';
import { BalanceTransactionModel } from '../../src/db/models/payments.js';
import { OrderModel } from '../../src/db/models/orders.js';
import { examine } from '../../src/doctor.js';
import { fromStripeAmount } from '../../src/modules/payments/stripe/stripe-amounts.js';
import type { Scene } from './scene.js';

interface Row {
  orderId: string;
  amount: number;
}
type Booked = Record<'id' | 'amount' | 'fee' | 'net' | 'currency', string | number>;

const sums = (rows: Row[]): Record<string, number> => {
  const of: Record<string, number> = {};
  for (const { orderId, amount } of rows) of[orderId] = (of[orderId] ?? 0) + amount;
  return Object.fromEntries(Object.entries(of).filter(([, amount]) => amount !== 0));
};

/** The PaymentIntents of our orders, at the account where each is paid; what anybody writes into payments elsewhere is not about them. */
async function ours({ world: { db }, bank }: Scene): Promise<Map<string, string>> {
  const orders = new Map(
    ((await db('orders').select('id', 'stripeAccount')) as OrderModel[]).map((order) => [order.id, order.stripeAccount]),
  );
  const made = bank.events('payment_intent.created');
  const accounts = new Map(made.map(({ account = null, data }) => [(data.object as { id: string }).id, account]));
  const own = bank.paymentIntents().filter(({ id, metadata }) => orders.get(metadata.orderId ?? '') === (accounts.get(id) ?? null));
  return new Map(own.map(({ id, metadata }) => [id, metadata.orderId ?? '']));
}

/** Of each order what Stripe has: captured, less refunds that did not fail, less what banks took and did not give back. Our minor units. */
export async function atStripe(scene: Scene): Promise<Record<string, number>> {
  const { bank } = scene;
  const orders = await ours(scene);
  const rows: Row[] = [];
  const add = (intent: string | null, amount: number, currency: string): void => {
    const orderId = orders.get(intent ?? '');
    if (orderId !== undefined) rows.push({ orderId, amount: fromStripeAmount(amount, currency) });
  };
  for (const charge of bank.charges())
    if (charge.paid && charge.captured) add(charge.payment_intent, charge.amount_captured, charge.currency);
  for (const refund of bank.refunds()) {
    if (refund.status !== 'failed' && refund.status !== 'canceled') add(refund.payment_intent, -refund.amount, refund.currency);
  }
  for (const dispute of bank.disputes()) if (dispute.status !== 'won') add(dispute.payment_intent, -dispute.amount, dispute.currency);
  return sums(rows);
}

/** Of each order the sum of our ledger. */
export const inLedger = async ({ world: { db } }: Scene): Promise<Record<string, number>> =>
  sums((await db('payments').select('orderId', 'amount')) as Row[]);

const ordered = (rows: Booked[]): Booked[] => rows.sort((a, b) => (a.id < b.id ? -1 : 1));

/** Every line of Stripe's balance that is about a payment of ours; what the platform earns is none. */
async function balanceAtStripe(scene: Scene): Promise<Booked[]> {
  const { bank } = scene;
  const orders = await ours(scene);
  const sources = [...bank.charges(), ...bank.refunds(), ...bank.disputes()].filter(({ payment_intent: intent }) =>
    orders.has(intent ?? ''),
  );
  const known = new Set(sources.map(({ id }) => id));
  return ordered(
    bank
      .balanceTransactions()
      .filter(({ source }) => known.has(source))
      .map(({ id, currency, ...booked }) => {
        const [amount, fee, net] = [booked.amount, booked.fee, booked.net].map((value) => fromStripeAmount(value, currency));
        return { id, amount, fee, net, currency: currency.toUpperCase() } as Booked;
      }),
  );
}

const balanceInLedger = async ({ world: { db } }: Scene): Promise<Booked[]> =>
  ordered((await BalanceTransactionModel.query(db).select('id', 'amount', 'fee', 'net', 'currency')) as Booked[]);

/** What is wrong with what a buyer has for what the buyer paid; null when it is right. `net` is what of the money stays paid. */
function unfair(order: OrderModel, net: number, disputed: number): string | null {
  const { status, total, refunded, tickets = [] } = order;
  const valid = tickets.filter((ticket) => ticket.status !== 'void').length;
  const paid = net + (order.dispute?.status === 'open' ? disputed : 0);
  const said = `${order.id} is ${status}, has ${valid} of ${tickets.length} tickets, of ${total} were refunded ${refunded}, stays paid ${paid}`;
  if (status === 'confirmed') {
    const isLost = order.dispute?.status === 'lost';
    return (valid === tickets.length || isLost) && valid + (isLost ? 1 : 0) > 0 && paid === total - refunded ? null : said;
  }
  if (status === 'partially_refunded') return refunded > 0 && refunded < total && paid === total - refunded ? null : said;
  // Refunded, ended, or not paid yet: neither.
  return valid === 0 && paid === 0 ? null : said;
}

/** For every buyer exactly one holds: has tickets and has paid once, or has neither. */
export async function unfairOrders({ world: { db }, bank }: Scene, net: Record<string, number>): Promise<string[]> {
  const orders = await OrderModel.query(db).withGraphFetched('tickets');
  const open = bank.disputes().filter(({ status }) => status !== 'won' && status !== 'lost');
  const disputes = new Map(open.map(({ payment_intent: intent, amount, currency }) => [intent, fromStripeAmount(amount, currency)]));
  return orders.flatMap((order) => unfair(order, net[order.id] ?? 0, disputes.get(order.paymentIntentId ?? '') ?? 0) ?? []);
}

/** Everything that is always true once nothing is under way any more. */
export async function whatIsWrong(scene: Scene): Promise<object> {
  const net = await atStripe(scene);
  const [ledger, atBank, booked] = [await inLedger(scene), await balanceAtStripe(scene), await balanceInLedger(scene)];
  const lines = { atStripe: atBank.map((row) => JSON.stringify(row)), inLedger: booked.map((row) => JSON.stringify(row)) };
  const [there, here] = [new Set(lines.atStripe), new Set(lines.inLedger)];
  const balance = [...lines.atStripe.filter((line) => !here.has(line)), ...lines.inLedger.filter((line) => !there.has(line))];
  return {
    findings: await examine(scene.world.db),
    unfair: await unfairOrders(scene, net),
    money: Object.keys({ ...net, ...ledger }).flatMap((id) =>
      net[id] === ledger[id] ? [] : [{ id, atStripe: net[id], inLedger: ledger[id] }],
    ),
    balance,
  };
}

export const expectSound = async (scene: Scene): Promise<void> =>
  expect(await whatIsWrong(scene)).toEqual({ findings: [], unfair: [], money: [], balance: [] });
