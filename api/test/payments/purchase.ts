import type { Order } from '@echoplex/sdk';
import { OrderModel } from '../../src/db/models/orders.js';
import { buyer, holdTickets, type Sale } from '../factories.js';
import type { Scene } from './scene.js';
import { work } from './scene.js';

/** An order on its way to be paid, and who may act for it. */
export interface Purchase {
  id: string;
  number: string;
  credential: string;
  /** The PaymentIntent of its last checkout. */
  intent: string;
}

/** Holds tickets and says who buys. */
export async function fillIn({ world }: Scene, sale: Sale, quantity = 1): Promise<Omit<Purchase, 'intent'>> {
  const { id, number, secret: credential } = await holdTickets(world, sale, quantity);
  await world.visitor.orders.update(id, { buyer }, { credential });
  return { id, number, credential };
}

export const checkout = ({ world }: Scene, { id, credential }: Omit<Purchase, 'intent'>, input: object = {}): Promise<Order> =>
  world.visitor.orders.checkout(id, input, { credential });

export async function intentOf({ world }: Scene, id: string): Promise<string> {
  const { paymentIntentId } = await OrderModel.query(world.db).findById(id).throwIfNotFound();
  return paymentIntentId ?? '';
}

/** An order that awaits its payment. */
export async function begin(scene: Scene, sale: Sale, quantity = 1): Promise<Purchase> {
  const order = await fillIn(scene, sale, quantity);
  await checkout(scene, order);
  return { ...order, intent: await intentOf(scene, order.id) };
}

/** An order that is paid and confirmed. */
export async function buy(scene: Scene, sale: Sale, quantity = 1, method = 'pm_card_visa'): Promise<Purchase> {
  const order = await begin(scene, sale, quantity);
  pay(scene, order, method);
  await work(scene);
  return order;
}

/** Pays as the buyer's browser does. @throws what the bank says when it refuses */
export const pay = ({ bank }: Scene, { intent }: Purchase, method = 'pm_card_visa') => bank.confirm(intent, method);

export const look = ({ world }: Scene, { id, credential }: Omit<Purchase, 'intent'>): Promise<Order> =>
  world.visitor.orders.get(id, { credential });

/** How an order looks to its buyer, in short: state, payment, tickets that admit somebody. */
export async function seen(scene: Scene, order: Omit<Purchase, 'intent'>): Promise<string> {
  const { status, payment, tickets } = await look(scene, order);
  return `${status}, ${payment?.status ?? 'no payment'}, ${tickets.filter((ticket) => ticket.status !== 'void').length} tickets`;
}

/** What an organizer pays back. */
export const refund = ({ organizer }: Scene, { id }: Pick<Purchase, 'id'>, input: object = {}) => organizer.client.orders.refund(id, input);

/** The ledger of an order, in short. */
export async function moved({ world }: Scene, { id }: Pick<Purchase, 'id'>): Promise<string[]> {
  const rows = (await world.db('payments').where({ orderId: id }).orderBy('id')) as { kind: string; amount: number; surplus: boolean }[];
  return rows.map(({ kind, amount, surplus }) => `${kind} ${amount}${surplus ? ' surplus' : ''}`);
}
