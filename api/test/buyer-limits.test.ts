import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EchoPlex, Order } from '@echoplex/sdk';
import { examine } from '../src/doctor.js';
import { expireDueOrders } from '../src/modules/orders/service.js';
import { buyer, createAttendee, createOrganizer, createSale, holdTickets, type Organizer, type Sale } from './factories.js';
import { startWorld, type World } from './world.js';

let world: World;
let organizer: Organizer;
beforeAll(async () => {
  world = await startWorld({ payments: true, env: { HOLDS_PER_ADDRESS: '2', TRUST_PROXY: '1' } });
  organizer = await createOrganizer(world);
});
afterAll(() => world.close());

type Held = Order & { secret: string };
// Every order from a network of its own, as buyers come.
let network = 0;
const nextAddress = (): string => `10.0.${(network += 1) >> 8}.${network & 255}`;

/** Holds tickets from an address. */
async function holdFrom(address: string, { event, tiers }: Sale, quantity = 1, token?: string): Promise<Response> {
  return fetch(`${world.url}/v1/events/${event.id}/orders`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Forwarded-For': address,
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ items: [{ tierId: tiers[0]!.id, quantity }] }),
  });
}
async function hold(sale: Sale, quantity = 1): Promise<Held> {
  const response = await holdFrom(nextAddress(), sale, quantity);
  expect(response.status).toBe(201);
  return (await response.json()) as Held;
}
const saleOf = (maxTicketsPerBuyer: number, { price = 0, maxTicketsPerOrder = 10 } = {}): Promise<Sale> =>
  createSale(organizer, [{ price }], { maxTicketsPerBuyer, maxTicketsPerOrder });
const options = (order: Held) => ({ credential: order.secret });
const fillIn = (order: Held, email: string) => world.visitor.orders.update(order.id, { buyer: { ...buyer, email } }, options(order));
const checkout = (order: Held) => world.visitor.orders.checkout(order.id, options(order));
const limited = (pointer: string, available: number) => ({
  code: 'limit_exceeded',
  status: 409,
  errors: [expect.objectContaining({ pointer, code: 'buyer_limit', available })],
});
const counted = (outcomes: PromiseSettledResult<unknown>[]) => ({
  done: outcomes.filter(({ status }) => status === 'fulfilled').length,
  refused: outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [(outcome.reason as { code: string }).code] : [])),
});

describe('a buyer without an account', () => {
  test('has no more over all orders than the event allows, however the address is written', async () => {
    const sale = await saleOf(4);
    const first = await hold(sale, 3);
    await fillIn(first, 'ana@example.com');
    await checkout(first);
    const second = await hold(sale, 2);
    await expect(fillIn(second, 'Ana@Example.COM')).rejects.toMatchObject(limited('/buyer/email', 1));
    expect((await world.visitor.orders.get(second.id, options(second))).buyer).toBeNull();
    expect(await fillIn(second, 'cleo@example.com')).toMatchObject({ buyer: { email: 'cleo@example.com' } });
    // The one that is left, and then none.
    await fillIn(await hold(sale, 1), 'ANA@example.com');
    await expect(fillIn(await hold(sale, 1), 'ana@example.com')).rejects.toMatchObject(limited('/buyer/email', 0));
    expect(await examine(world.db)).toEqual([]);
  });

  test('may fill in the same order again and again', async () => {
    const order = await hold(await saleOf(2), 2);
    for (const firstName of ['Ana', 'Anna', 'Anne']) {
      const body = { buyer: { ...buyer, firstName } };
      expect(await world.visitor.orders.update(order.id, body, options(order))).toMatchObject(body);
    }
  });

  test('may buy again what came back', async () => {
    const sale = await saleOf(2);
    const [cancelled, expired] = [await hold(sale), await hold(sale)];
    for (const order of [cancelled, expired]) await fillIn(order, buyer.email);
    const next = await hold(sale, 2);
    await expect(fillIn(next, buyer.email)).rejects.toMatchObject(limited('/buyer/email', 0));
    await world.visitor.orders.cancel(cancelled.id, options(cancelled));
    await expect(fillIn(next, buyer.email)).rejects.toMatchObject(limited('/buyer/email', 1));
    await world
      .db('orders')
      .where({ id: expired.id })
      .update({ expiresAt: world.db.raw(`now() - interval '1 second'`) });
    await expireDueOrders(world.db);
    expect(await fillIn(next, buyer.email)).toMatchObject({ buyer });
  });

  test('filling in many orders at the same moment gets no more either', async () => {
    const sale = await saleOf(4);
    const orders = await Promise.all(Array.from({ length: 10 }, () => hold(sale)));
    const outcomes = await Promise.allSettled(orders.map((order) => fillIn(order, buyer.email)));
    expect(counted(outcomes)).toEqual({ done: 4, refused: Array<string>(6).fill('limit_exceeded') });
  });
});

describe('one order', () => {
  test('cannot hold more than one buyer may have, whoever that will be', async () => {
    const sale = await saleOf(2);
    const refused = await holdFrom(nextAddress(), sale, 3);
    expect([refused.status, await refused.json()]).toEqual([409, expect.objectContaining(limited('/items', 2))]);
    await hold(sale, 2);
  });

  test('holds no more than fit into one, where that is less', async () => {
    const sale = await saleOf(8, { maxTicketsPerOrder: 2 });
    const refused = await holdFrom(nextAddress(), sale, 3);
    expect([refused.status, await refused.json()]).toEqual([409, expect.objectContaining({ code: 'limit_exceeded', errors: [] })]);
  });
});

describe('a signed-in buyer', () => {
  const holdAs = (client: EchoPlex, { event, tiers }: Sale, quantity = 1) =>
    client.orders.create(event.id, { items: [{ tierId: tiers[0]!.id, quantity }] });

  test('is told before anything is held', async () => {
    const sale = await saleOf(4);
    const { client } = await createAttendee(world);
    await holdAs(client, sale, 3);
    await expect(holdAs(client, sale, 2)).rejects.toMatchObject(limited('/items', 1));
    expect((await world.visitor.availability.get(sale.event.id)).tiers[0]).toMatchObject({ held: 3 });
    // Somebody else, and another event.
    await holdAs((await createAttendee(world)).client, await saleOf(4), 4);
  });

  test('is counted with the orders of the address that they give', async () => {
    const sale = await saleOf(4);
    await fillIn(await hold(sale, 3), 'mai@example.com');
    const { client } = await createAttendee(world);
    const order = await holdAs(client, sale, 2);
    await expect(client.orders.update(order.id, { buyer: { ...buyer, email: 'mai@example.com' } })).rejects.toMatchObject(
      limited('/buyer/email', 1),
    );
  });

  test('holding many times at the same moment gets no more either', async () => {
    const sale = await saleOf(4);
    const { session } = await createAttendee(world);
    const answers = await Promise.all(Array.from({ length: 20 }, () => holdFrom(nextAddress(), sale, 1, session.accessToken)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array<number>(4).fill(201), ...Array<number>(16).fill(409)]);
    const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as { code?: string }[];
    expect(new Set(bodies.flatMap(({ code }) => code ?? []))).toEqual(new Set(['limit_exceeded']));
    expect((await world.visitor.availability.get(sale.event.id)).tiers[0]).toMatchObject({ held: 4 });
  });
});

describe('a limit that is set while buyers fill in', () => {
  test.each([
    ['free', 0],
    ['paid', 3200],
  ])('holds for a %s order that is not checked out yet', async (_name, price) => {
    const sale = await createSale(organizer, [{ price }]);
    const [first, second] = [await hold(sale, 3), await hold(sale, 2)];
    for (const order of [first, second]) await fillIn(order, buyer.email);
    await checkout(first);
    await organizer.client.events.update(sale.event.id, { maxTicketsPerBuyer: 4 });
    await expect(checkout(second)).rejects.toMatchObject(limited('/buyer/email', 1));
    // What has begun goes on.
    expect((await checkout(first)).status).toBe(price === 0 ? 'confirmed' : 'awaiting_payment');
  });
});

describe('a network', () => {
  const full = { code: 'limit_exceeded', errors: [expect.objectContaining({ code: 'network_limit' })] };
  const outcome = async (answer: Promise<Response>): Promise<string> => {
    const body = (await (await answer).json()) as { code?: string; errors?: { code: string }[] };
    return body.errors?.[0]?.code ?? body.code ?? 'held';
  };

  test('keeps no more orders of an event open than it may, and may have more as soon as one is over', async () => {
    const sale = await createSale(organizer);
    const first = (await (await holdFrom('192.0.2.7', sale)).json()) as Held;
    expect(await outcome(holdFrom('::ffff:192.0.2.7', sale))).toBe('held');
    const refused = await holdFrom('192.0.2.7', sale);
    const body = (await refused.json()) as { detail: string };
    expect([refused.status, body]).toEqual([409, expect.objectContaining(full)]);
    expect(body.detail).toMatch(/^From this network 2 orders are waiting/);
    // The neighbour, and another event.
    expect(await outcome(holdFrom('192.0.2.8', sale))).toBe('held');
    expect(await outcome(holdFrom('192.0.2.7', await createSale(organizer)))).toBe('held');
    await world.visitor.orders.cancel(first.id, options(first));
    expect(await outcome(holdFrom('192.0.2.7', sale))).toBe('held');
    expect(await outcome(holdFrom('192.0.2.7', sale))).toBe('network_limit');
  });

  test('is a /64 where addresses are long', async () => {
    const sale = await createSale(organizer);
    const from = (address: string): Promise<string> => outcome(holdFrom(address, sale));
    expect([await from('2001:db8::1'), await from('2001:db8::2'), await from('2001:db8::ffff:3')]).toEqual([
      'held',
      'held',
      'network_limit',
    ]);
    expect(await from('2001:db8:0:1::1')).toBe('held');
  });

  test('asking many times at the same moment gets no more either', async () => {
    const sale = await createSale(organizer);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => outcome(holdFrom('198.51.100.9', sale))));
    expect(outcomes.filter((code) => code === 'held')).toHaveLength(2);
    expect(new Set(outcomes)).toEqual(new Set(['held', 'network_limit']));
  });

  test('is not limited where the operator wants none', async () => {
    const open = await startWorld({ env: { HOLDS_PER_ADDRESS: '0' } });
    const sale = await createSale(await createOrganizer(open));
    const held = await Promise.all(Array.from({ length: 50 }, () => holdTickets(open, sale)));
    await open.close();
    expect(held).toHaveLength(50);
  });
});
