import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  createAttendee,
  createOrganizer,
  createSale,
  holdTickets,
  type Organizer,
  type Sale,
  waitingForLock,
} from '../../../test/factories.js';
import { startWorld, type World } from '../../../test/world.js';
import type { Transaction } from '../../db/knex.js';
import { preparedTransaction } from '../../db/prepared-query.js';
import { Problem } from '../../errors/problem.js';
import { assertBuyerMayHave, assertWithinBuyerLimit, countOfBuyers, networkLimitProblem } from './buyer-limits.js';
import { findOrder, lockOrder, lockOrderAlone } from './service.js';

let world: World;
let organizer: Organizer;
beforeAll(async () => {
  world = await startWorld();
  organizer = await createOrganizer(world);
});
afterAll(() => world.close());

const refusalOf = (work: () => void): Problem | null => {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  return null;
};

describe('what one buyer may have', () => {
  test.each([
    [null, 900, 100, null],
    [4, 0, 4, null],
    [4, 3, 1, null],
    [4, 0, 5, 4],
    [4, 3, 2, 1],
    [4, 4, 1, 0],
    // The limit was set when somebody had more.
    [4, 9, 1, 0],
  ])('of at most %p, with %i and %i more, %p are left', (most, taken, wanted, left) => {
    const refusal = refusalOf(() => assertBuyerMayHave(most, taken, wanted, '/items'));
    expect(refusal?.errors ?? null).toEqual(
      left === null ? null : [expect.objectContaining({ pointer: '/items', code: 'buyer_limit', available: left })],
    );
  });

  test('says whose and how many', () => {
    const said = (most: number, taken: number): string | undefined =>
      refusalOf(() => assertBuyerMayHave(most, taken, most + 1, '/buyer/email'))?.message;
    expect([said(4, 3), said(4, 0), said(1, 0)]).toEqual([
      'One buyer can have at most 4 tickets of this event: 3 in other orders, 1 left.',
      'One buyer can have at most 4 tickets of this event.',
      'One buyer can have at most 1 ticket of this event.',
    ]);
    expect([networkLimitProblem(40).message, networkLimitProblem(1).message].map((message) => message.split(' to be')[0])).toEqual([
      'From this network 40 orders are waiting',
      'From this network 1 order is waiting',
    ]);
  });

  test('is never more than the limit, and nothing is refused that would have fitted', () => {
    const orders = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 30 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), orders, (most, wishes) => {
        const refused: number[] = [];
        let taken = 0;
        for (const wanted of wishes) {
          if (refusalOf(() => assertBuyerMayHave(most, taken, wanted, '/items'))) refused.push(wanted);
          else taken += wanted;
        }
        return taken <= most && refused.every((wanted) => wanted > most - taken);
      }),
    );
  });
});

/** An order as if its buyer had filled it in; without asking whether they may. */
async function orderOf(sale: Sale, quantity: number, columns: { buyerEmail?: string; buyerUserId?: string; status?: string } = {}) {
  const { id } = await holdTickets(world, sale, quantity);
  if (Object.keys(columns).length > 0) await world.db('orders').where({ id }).update(columns);
  const order = await findOrder(world.db, id);
  if (!order) throw new Error('the order is there');
  return order;
}
const leftFor = async (order: Awaited<ReturnType<typeof orderOf>>, email: string): Promise<number | null | undefined> => {
  try {
    await assertWithinBuyerLimit(world.db, order, email);
    return undefined;
  } catch (error) {
    return error instanceof Problem ? error.errors[0]?.available : null;
  }
};

describe('the other orders of a buyer', () => {
  test('are those of the same address, whatever its case, or of the same user, in this event', async () => {
    const sale = await createSale(organizer, [{}, {}], { maxTicketsPerBuyer: 8 });
    const elsewhere = await createSale(organizer, [{}], { maxTicketsPerBuyer: 8 });
    const { userId } = await createAttendee(world);
    await orderOf(sale, 1, { buyerEmail: 'Ana@Example.com' });
    await orderOf(sale, 1, { buyerEmail: 'cleo@example.com', buyerUserId: userId });
    await orderOf(sale, 1, { buyerUserId: userId });
    await orderOf(sale, 1);
    await orderOf(elsewhere, 8, { buyerEmail: 'ana@example.com', buyerUserId: userId });
    const guest = await orderOf(sale, 4);
    // Two tiers: an order of 1 of each has 2 tickets, one of 4 of each has 8.
    expect(await leftFor(guest, 'ana@example.com')).toBe(6);
    expect(await leftFor(guest, 'CLEO@example.com')).toBe(6);
    expect(await leftFor(guest, 'mai@example.com')).toBeUndefined();
    expect(await leftFor(Object.assign(guest, { buyerUserId: userId }), 'mai@example.com')).toBe(4);
    // Somebody who is both counts each order once.
    expect(await leftFor(guest, 'ana@example.com')).toBe(2);
    expect(await leftFor(guest, 'cleo@example.com')).toBe(4);
  });

  test.each([
    ['held', 1],
    ['awaiting_payment', 1],
    ['confirmed', 1],
    ['partially_refunded', 1],
    ['refunded', undefined],
    ['expired', undefined],
    ['cancelled', undefined],
  ])('that are %s leave %p', async (status, left) => {
    const sale = await createSale(organizer, [{}], { maxTicketsPerBuyer: 3 });
    await orderOf(sale, 2, { buyerEmail: 'ana@example.com', status });
    expect(await leftFor(await orderOf(sale, 2), 'ana@example.com')).toBe(left);
  });

  test('do not matter where the event has no limit', async () => {
    const sale = await createSale(organizer, [{}]);
    await orderOf(sale, 10, { buyerEmail: 'ana@example.com' });
    expect(await leftFor(await orderOf(sale, 10), 'ana@example.com')).toBeUndefined();
  });
});

describe('two orders that get the same buyer at once', () => {
  /** Gives two orders of 2 tickets the same address while neither has committed; how many were accepted of 3 that one buyer may have. */
  const accepted = async (lock: (trx: Transaction, order: Awaited<ReturnType<typeof orderOf>>) => Promise<unknown>, waits: boolean) => {
    const sale = await createSale(organizer, [{}], { maxTicketsPerBuyer: 3 });
    const [first, second] = [await orderOf(sale, 2), await orderOf(sale, 2)];
    const fillIn = async (order: typeof first, before: () => Promise<unknown>): Promise<void> =>
      world.db.transaction(async (trx) => {
        await lock(trx, order);
        await assertWithinBuyerLimit(trx, order, 'ana@example.com');
        await trx('orders').where({ id: order.id }).update({ buyerEmail: 'ana@example.com' });
        await before();
      });
    let other: Promise<unknown> = Promise.resolve();
    await fillIn(first, async () => {
      other = fillIn(second, () => Promise.resolve()).catch((error: unknown) => error);
      await (waits ? waitingForLock(world) : other);
    });
    const refusal = await other;
    return refusal instanceof Problem ? [refusal.code, refusal.errors[0]?.available] : refusal;
  };

  test('are counted one after the other', async () => {
    expect(await accepted(lockOrder, true)).toEqual(['limit_exceeded', 1]);
  });

  test('negative control: without the lock of their event neither sees the other', async () => {
    expect(await accepted((trx, { id }) => lockOrderAlone(trx, id), false)).toBeUndefined();
  });
});

test('signed-in users are counted together, each at each event', async () => {
  const [one, other] = [await createSale(organizer, [{}, {}]), await createSale(organizer, [{}])];
  const [ana, cleo] = [(await createAttendee(world)).userId, (await createAttendee(world)).userId];
  await orderOf(one, 1, { buyerUserId: ana });
  await orderOf(one, 2, { buyerUserId: ana, status: 'confirmed' });
  await orderOf(one, 4, { buyerUserId: ana, status: 'expired' });
  await orderOf(other, 3, { buyerUserId: ana });
  await orderOf(one, 1, { buyerUserId: cleo });
  const pair = (sale: Sale, userId: string) => ({ eventId: sale.event.id, userId });
  const asked = [pair(one, ana), pair(other, ana), pair(one, cleo), pair(other, cleo), pair(one, ana)];
  const ticketsOf = await preparedTransaction(world.db, (run) => countOfBuyers(run, asked));
  expect(asked.map(({ eventId, userId }) => ticketsOf(eventId, userId))).toEqual([6, 3, 2, 0, 6]);
  // A batch of guests costs no statement.
  const nobody = await countOfBuyers(() => Promise.reject(new Error('nobody was to be asked about')), []);
  expect(nobody(one.event.id, ana)).toBe(0);
});
