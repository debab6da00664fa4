import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ApiError } from '@echoplex/sdk';
import { examine } from '../src/doctor.js';
import { EventModel, TierModel } from '../src/db/models/events.js';
import { decideHold } from '../src/modules/inventory/decide.js';
import { expireDueOrders } from '../src/modules/orders/service.js';
import { createOrganizer, createSale, holdTickets, type Organizer, type Sale } from './factories.js';
import { startWorld, type World } from './world.js';

let world: World;
let organizer: Organizer;

beforeAll(async () => {
  // The sweep is called by hand here, so that tests decide when a hold expires.
  world = await startWorld({ env: { WORKER: 'off' } });
  organizer = await createOrganizer(world);
});
afterAll(() => world.close());

const stockOf = async (sale: Sale) => {
  const tier = await TierModel.query(world.db).findById(sale.tiers[0]!.id).throwIfNotFound();
  return { held: tier.held, sold: tier.sold };
};

/** Many at once; answers how many got their tickets and the codes of the refusals. */
async function rush(buyers: number, attempt: () => Promise<unknown>): Promise<{ served: number; refusals: Set<string> }> {
  const outcomes = await Promise.allSettled(Array.from({ length: buyers }, attempt));
  const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
  return {
    served: outcomes.filter((outcome) => outcome.status === 'fulfilled').length,
    refusals: new Set(refusals.map((reason) => (reason instanceof ApiError ? reason.code : String(reason)))),
  };
}

describe('many buyers at once', () => {
  test('get exactly what there is: tier by tier', async () => {
    const sale = await createSale(organizer, [{ quantity: 25 }]);
    const { served, refusals } = await rush(80, () => holdTickets(world, sale));
    expect(served).toBe(25);
    expect(refusals).toEqual(new Set(['sold_out']));
    expect(await stockOf(sale)).toEqual({ held: 25, sold: 0 });
    expect((await world.visitor.events.get(sale.event.id)).salesState).toBe('sold_out');
  });

  test('and no more than the event holds over all its tiers', async () => {
    const sale = await createSale(organizer, [{ quantity: 20 }, { quantity: 20 }], { capacity: 21 });
    const { served, refusals } = await rush(40, () => holdTickets(world, sale));
    expect(served).toBe(10);
    expect([...refusals].every((code) => code === 'insufficient_quantity' || code === 'sold_out')).toBe(true);
    expect(await examine(world.db)).toEqual([]);
  });

  test('negative control: without the row locks and the constraints the same rush oversells', async () => {
    const sale = await createSale(organizer, [{ quantity: 25 }]);
    const id = sale.event.id;
    await world.db.raw('alter table tiers drop constraint tiers_stock_within_quantity');
    const unlocked = (): Promise<void> =>
      world.db.transaction(async (trx) => {
        const event = await EventModel.query(trx).findById(id).throwIfNotFound();
        const tiers = await TierModel.query(trx).where({ eventId: id });
        const decision = decideHold(
          event,
          new Map(tiers.map((tier) => [tier.id, tier])),
          [{ tierId: tiers[0]!.id, quantity: 1 }],
          new Date(),
        );
        if ('refused' in decision) throw new Error(decision.refused.code);
        await TierModel.query(trx).findById(tiers[0]!.id).increment('held', 1);
      });
    // Until the pool's connections meet in the gap between reading and writing; the first rounds do already.
    let held = 0;
    for (let round = 0; round < 20 && held <= 25; round += 1) {
      await TierModel.query(world.db).findById(sale.tiers[0]!.id).patch({ held: 24 });
      await rush(20, unlocked);
      held = (await stockOf(sale)).held;
    }
    expect(held).toBeGreaterThan(25);
    await TierModel.query(world.db).findById(sale.tiers[0]!.id).patch({ held: 0 });
    await world.db.raw(
      'alter table tiers add constraint tiers_stock_within_quantity check (held >= 0 and sold >= 0 and held + sold <= quantity)',
    );
  });

  test('the database is the last guard: no statement can push a tier over its quantity', async () => {
    const sale = await createSale(organizer, [{ quantity: 5 }]);
    await expect(TierModel.query(world.db).findById(sale.tiers[0]!.id).patch({ held: 6 })).rejects.toThrow('tiers_stock_within_quantity');
  });
});

describe('a hold that ran out', () => {
  const runOut = (id: string) =>
    world
      .db('orders')
      .where({ id })
      .update({ expiresAt: new Date(Date.now() - 1000) });

  test('puts its tickets back on sale and takes no more changes', async () => {
    const sale = await createSale(organizer, [{ quantity: 2, price: 0 }]);
    const order = await holdTickets(world, sale, 2);
    await runOut(order.id);
    const credential = order.secret;
    const buyer = { email: 'ana@example.com', firstName: 'Ana', lastName: 'Sørensen' };
    await expect(world.visitor.orders.update(order.id, { buyer }, { credential })).rejects.toMatchObject({ code: 'order_expired' });
    expect(await expireDueOrders(world.db)).toBe(1);
    expect(await world.visitor.orders.get(order.id, { credential })).toMatchObject({ status: 'expired', expiresAt: null });
    expect(await stockOf(sale)).toEqual({ held: 0, sold: 0 });
    await expect(world.visitor.orders.checkout(order.id, { credential })).rejects.toMatchObject({ code: 'order_expired' });
    await expect(world.visitor.orders.cancel(order.id, { credential })).rejects.toMatchObject({ code: 'order_expired' });
  });

  test('is swept once, however many sweep', async () => {
    const sale = await createSale(organizer, [{ quantity: 10 }]);
    const orders = await Promise.all(Array.from({ length: 5 }, () => holdTickets(world, sale)));
    for (const order of orders) await runOut(order.id);
    const swept = await Promise.all([expireDueOrders(world.db), expireDueOrders(world.db), expireDueOrders(world.db)]);
    expect(swept.reduce((sum, count) => sum + count, 0)).toBe(5);
    expect(await stockOf(sale)).toEqual({ held: 0, sold: 0 });
  });
});

describe('cancelling', () => {
  test('gives the tickets back at once, and twice is once', async () => {
    const sale = await createSale(organizer, [{ quantity: 3 }]);
    const order = await holdTickets(world, sale, 3);
    const cancelled = await world.visitor.orders.cancel(order.id, { credential: order.secret });
    expect(cancelled.status).toBe('cancelled');
    expect((await world.visitor.orders.cancel(order.id, { credential: order.secret })).status).toBe('cancelled');
    expect(await stockOf(sale)).toEqual({ held: 0, sold: 0 });
  });

  test('a confirmed free order voids its tickets', async () => {
    const sale = await createSale(organizer, [{ quantity: 3, price: 0 }]);
    const order = await holdTickets(world, sale, 2);
    const credential = order.secret;
    await world.visitor.orders.update(order.id, { buyer: { email: 'bo@example.com', firstName: 'Bo', lastName: 'Holm' } }, { credential });
    await world.visitor.orders.checkout(order.id, { credential });
    const cancelled = await world.visitor.orders.cancel(order.id, { credential });
    expect(cancelled.tickets.map((ticket) => ticket.status)).toEqual(['void', 'void']);
    expect(await stockOf(sale)).toEqual({ held: 0, sold: 0 });
    expect(await examine(world.db)).toEqual([]);
  });
});

describe('limits', () => {
  test('of a tier and of an event are told with what is left', async () => {
    const sale = await createSale(organizer, [{ quantity: 9, minPerOrder: 2, maxPerOrder: 8 }], { maxTicketsPerOrder: 6 });
    await expect(holdTickets(world, sale, 1)).rejects.toMatchObject({ code: 'limit_exceeded' });
    await expect(holdTickets(world, sale, 7)).rejects.toMatchObject({ code: 'limit_exceeded' });
    await holdTickets(world, sale, 6);
    await expect(holdTickets(world, sale, 4)).rejects.toMatchObject({
      code: 'insufficient_quantity',
      errors: [{ pointer: '/items/0/quantity', available: 3 }],
    });
  });

  test('a hidden tier is not offered and not sold to strangers', async () => {
    const sale = await createSale(organizer, [{ visibility: 'hidden' }, {}]);
    const open = await world.visitor.tiers.list(sale.event.id);
    expect(open.data.map((tier) => tier.id)).toEqual([sale.tiers[1]!.id]);
    await expect(holdTickets(world, { ...sale, tiers: [sale.tiers[0]!] })).rejects.toMatchObject({
      code: 'access_code_required',
      status: 409,
    });
  });
});
