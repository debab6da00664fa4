import { newId } from '../../src/db/ids.js';
import type { Sale } from '../factories.js';
import type { Purchase } from './purchase.js';
import type { Scene } from './scene.js';

type Row = Record<string, unknown>;

/**
 * Many orders as they are after they were bought one by one, which would take minutes: rows like those of one that was, each with a payment of
 * its own at Stripe.
 */
export async function manyLike(scene: Scene, { event, tiers }: Sale, model: Purchase, count: number): Promise<void> {
  const { world, bank, stripe } = scene;
  const { db } = world;
  const ofModel = async (table: string) => (await db(table).where({ orderId: model.id })) as Row[];
  const [order] = (await db('orders').where({ id: model.id })) as Row[];
  const [item] = await ofModel('order_items');
  const [ticket] = await ofModel('tickets');
  const [payment] = await ofModel('payments');
  const [told] = (await db('domain_events').where({ orderId: model.id, type: 'order.confirmed' })) as Row[];
  const { total, currency } = order as { total: number; currency: string };
  const orders: Row[] = [];
  const rest: [Row, Row, Row, Row, Row][] = [];

  const make = async (n: number): Promise<void> => {
    const [orderId, paymentId] = [newId('ord'), newId('pay')];
    const metadata = { orderId, eventId: event.id };
    const body = { amount: total, currency: currency.toLowerCase(), metadata, payment_method: 'pm_card_visa', confirm: true };
    const { id: intent, latest_charge: charge } = await stripe.paymentIntents.create(body);
    const booked = bank.balanceTransactions().find(({ source }) => source === charge)!;
    const { id, type, amount, fee, net, created } = booked;
    orders.push({
      ...order,
      id: orderId,
      number: `M-${n}`,
      paymentIntentId: intent,
      secretHash: null,
      idempotencyHash: null,
      ...json(order, 'attendees', 'answers'),
    });
    rest.push([
      { ...item, orderId },
      { ...ticket, id: newId('tkt'), code: `MANY-${n}`, orderId, ...json(ticket, 'attendee', 'answers') },
      { ...payment, id: paymentId, orderId, stripeId: intent, stripeIntent: intent },
      { id, paymentId, type, amount, fee, net, currency, createdAt: new Date(created * 1000) },
      { organizationId: told?.organizationId, eventId: event.id, orderId, type: 'order.confirmed', payload: json(told, 'payload').payload },
    ]);
  };
  // What Stripe tells of them is known already.
  bank.webhooks.misbehave({ lose: () => true });
  await Promise.all(Array.from({ length: 8 }, async (_, lane) => {
    for (let n = lane; n < count; n += 8) await make(n);
  })); // prettier-ignore
  bank.webhooks.behave();

  await db.transaction(async (trx) => {
    await trx.batchInsert('orders', orders, 200);
    const tables = ['order_items', 'tickets', 'payments', 'balance_transactions', 'domain_events'];
    for (const [index, table] of tables.entries()) {
      const own: Row[] = rest.map((rows) => rows[index] as Row);
      await trx.batchInsert(table, own, 200);
    }
    await trx('tiers').where({ id: tiers[0]!.id }).increment('sold', count);
    await trx('events').where({ id: event.id }).increment('sold', count);
  });
}

/** Columns that knex would take for lists of SQL. */
const json = (row: Row | undefined, ...columns: string[]): Row =>
  Object.fromEntries(columns.map((column) => [column, JSON.stringify(row?.[column] ?? null)]));
