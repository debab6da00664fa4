import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createEvent, createOrganizer, createSale, createTier, holdTickets, type Organizer } from '../../../test/factories.js';
import { startWorld, type World } from '../../../test/world.js';

let world: World;
let organizer: Organizer;
beforeAll(async () => {
  world = await startWorld();
  organizer = await createOrganizer(world);
});
afterAll(() => world.close());

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

describe('an edit', () => {
  test('changes what it names; orders keep the price they were held at', async () => {
    const sale = await createSale(organizer, [{ price: 3000 }]);
    const order = await holdTickets(world, sale, 2);
    const changed = await organizer.client.tiers.update(sale.tiers[0]!.id, { price: 4500, description: 'Standing.', refundable: false });
    expect(changed).toMatchObject({ price: 4500, description: 'Standing.', refundable: false, quantity: 100, available: 98 });
    expect((await world.visitor.orders.get(order.id, { credential: order.secret })).items[0]).toMatchObject({ unitPrice: 3000 });
    expect((await holdTickets(world, sale)).total).toBe(4500);
  });

  test('of the quantity stops at what is sold and held, and moves what can be had', async () => {
    const sale = await createSale(organizer, [{ quantity: 10 }]);
    await holdTickets(world, sale, 4);
    const [tier] = sale.tiers;
    await expect(organizer.client.tiers.update(tier!.id, { quantity: 3 })).rejects.toMatchObject({
      code: 'below_sold',
      status: 409,
      errors: [{ pointer: '/quantity', available: 4 }],
    });
    const before = await world.visitor.availability.get(sale.event.id);
    await organizer.client.tiers.update(tier!.id, { quantity: 4 });
    const after = await world.visitor.availability.get(sale.event.id);
    expect(after.tiers[0]).toMatchObject({ available: 0, salesState: 'sold_out' });
    expect(after.sequence).toBeGreaterThan(before.sequence);
    await organizer.client.tiers.update(tier!.id, { quantity: null });
    expect((await world.visitor.availability.get(sale.event.id)).tiers[0]).toMatchObject({ available: null, salesState: 'on_sale' });
  });

  test('while buyers are holding never oversells, whoever comes first', async () => {
    const sale = await createSale(organizer, [{ quantity: 20 }]);
    const holds = Promise.allSettled(Array.from({ length: 20 }, () => holdTickets(world, sale)));
    const edits = Promise.allSettled([15, 12, 10].map((quantity) => organizer.client.tiers.update(sale.tiers[0]!.id, { quantity })));
    await Promise.all([holds, edits]);
    const { data } = await organizer.client.tiers.list(sale.event.id);
    const held = (await world.visitor.availability.get(sale.event.id)).tiers[0]!.held;
    expect(held).toBeLessThanOrEqual(data[0]!.quantity!);
  });

  test.each<[string, object, string, string]>([
    ['a minimum above the maximum', { minPerOrder: 20 }, '/maxPerOrder', 'below_minimum'],
    ['sales that end after the event', { salesEndAt: inDays(400) }, '/salesEndAt', 'after_event'],
    ['sales that begin after they end', { salesStartAt: inDays(5), salesEndAt: inDays(4) }, '/salesStartAt', 'after_end'],
    ['a suggestion for a fixed price', { suggestedPrice: 5000 }, '/suggestedPrice', 'fixed_price'],
    ['a suggestion below the minimum', { payWhatYouWant: true, suggestedPrice: 100 }, '/suggestedPrice', 'below_minimum'],
  ])('is refused: %s', async (_name, change, pointer, code) => {
    const tier = await createTier(organizer, await createEvent(organizer));
    await expect(organizer.client.tiers.update(tier.id, change)).rejects.toMatchObject({
      code: 'validation_failed',
      errors: [expect.objectContaining({ pointer, code })],
    });
    expect(await organizer.client.tiers.get(tier.id)).toEqual(tier);
  });

  test('is not refused for what was wrong before it', async () => {
    const event = await createEvent(organizer);
    const tier = await createTier(organizer, event);
    await world
      .db('tiers')
      .where({ id: tier.id })
      .update({ salesEndAt: inDays(400) });
    expect(await organizer.client.tiers.update(tier.id, { price: 700 })).toMatchObject({ price: 700 });
    await expect(organizer.client.tiers.update(tier.id, { salesEndAt: inDays(401) })).rejects.toMatchObject({
      errors: [{ pointer: '/salesEndAt', code: 'after_event' }],
    });
  });

  test('of a cancelled event is refused', async () => {
    const sale = await createSale(organizer);
    await organizer.client.events.cancel(sale.event.id);
    await expect(organizer.client.tiers.update(sale.tiers[0]!.id, { price: 1 })).rejects.toMatchObject({ code: 'event_state_invalid' });
  });
});

describe('deleting', () => {
  test('a tier nobody has ordered; the one that waited for it waits no more', async () => {
    const event = await createEvent(organizer);
    const early = await createTier(organizer, event, { quantity: 10 });
    const late = await createTier(organizer, event, { availableAfter: early.id });
    await organizer.client.tiers.delete(early.id);
    expect((await organizer.client.tiers.get(late.id)).availableAfter).toBeNull();
    await expect(organizer.client.tiers.get(early.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('a tier that was ordered is refused, though the order is long over', async () => {
    const sale = await createSale(organizer);
    const order = await holdTickets(world, sale);
    await world.visitor.orders.cancel(order.id, { credential: order.secret });
    await expect(organizer.client.tiers.delete(sale.tiers[0]!.id)).rejects.toMatchObject({ code: 'tier_has_orders' });
  });
});

describe('early birds', () => {
  const createChain = async () => {
    const draft = await createEvent(organizer);
    const early = await createTier(organizer, draft, { name: 'Early bird', price: 2000, quantity: 2 });
    const regular = await createTier(organizer, draft, { name: 'Regular', price: 3000, quantity: 2, availableAfter: early.id });
    const late = await createTier(organizer, draft, { name: 'Late', price: 4000, availableAfter: regular.id });
    return { event: await organizer.client.events.publish(draft.id), tiers: [early, regular, late] };
  };
  const states = async (ref: string): Promise<string[]> =>
    (await world.visitor.availability.get(ref)).tiers.map(({ salesState }) => salesState);

  test('one price after the other: the next is sold when the one before is gone, and waits again when one comes back', async () => {
    const { event, tiers } = await createChain();
    expect(await states(event.id)).toEqual(['on_sale', 'upcoming', 'upcoming']);
    await expect(holdTickets(world, { event, tiers: [tiers[1]!] })).rejects.toMatchObject({ code: 'sales_not_started' });
    const first = await holdTickets(world, { event, tiers: [tiers[0]!] }, 2);
    expect(await states(event.id)).toEqual(['sold_out', 'on_sale', 'upcoming']);
    await holdTickets(world, { event, tiers: [tiers[1]!] }, 2);
    expect(await states(event.id)).toEqual(['sold_out', 'sold_out', 'on_sale']);
    await world.visitor.orders.cancel(first.id, { credential: first.secret });
    expect(await states(event.id)).toEqual(['on_sale', 'sold_out', 'on_sale']);
  });

  test('cannot wait for nothing, for what never ends, or in a circle', async () => {
    const { event, tiers } = await createChain();
    const [early, , late] = tiers;
    const fault = (code: string) => ({ code: 'validation_failed', errors: [{ pointer: '/availableAfter', code }] });
    await expect(organizer.client.tiers.update(early!.id, { availableAfter: early!.id })).rejects.toMatchObject(fault('circular'));
    await organizer.client.tiers.update(late!.id, { quantity: 5 });
    await expect(organizer.client.tiers.update(early!.id, { availableAfter: late!.id })).rejects.toMatchObject(fault('circular'));
    await expect(organizer.client.tiers.update(early!.id, { quantity: null })).rejects.toMatchObject({
      errors: [{ pointer: '/quantity', code: 'never_ends' }],
    });
    await organizer.client.tiers.update(early!.id, { quantity: null, salesEndAt: inDays(1) });
    await expect(organizer.client.tiers.update(early!.id, { salesEndAt: null })).rejects.toMatchObject({
      errors: [{ pointer: '/salesEndAt', code: 'never_ends' }],
    });
    const endless = await createTier(organizer, event, { quantity: null });
    await expect(createTier(organizer, event, { availableAfter: endless.id })).rejects.toMatchObject(fault('never_ends'));
    const elsewhere = await createTier(organizer, await createEvent(organizer));
    await expect(createTier(organizer, event, { availableAfter: elsewhere.id })).rejects.toMatchObject(fault('unknown_tier'));
  });
});

describe('pay what you want', () => {
  const hold = (ref: string, tierId: string, unitPrice?: number) =>
    world.visitor.orders.create(ref, { items: [{ tierId, quantity: 2, ...(unitPrice === undefined ? {} : { unitPrice }) }] });

  test('is what the buyer says, from the price upwards', async () => {
    const sale = await createSale(organizer, [{ price: 500, payWhatYouWant: true, suggestedPrice: 1500 }, { price: 1000 }]);
    const [open, fixed] = sale.tiers;
    expect(await hold(sale.event.id, open!.id, 2500)).toMatchObject({ total: 5000, items: [{ unitPrice: 2500 }] });
    expect(await hold(sale.event.id, open!.id)).toMatchObject({ total: 1000 });
    await expect(hold(sale.event.id, open!.id, 499)).rejects.toMatchObject({
      code: 'validation_failed',
      errors: [{ pointer: '/items/0/unitPrice', code: 'price_not_possible' }],
    });
    await expect(hold(sale.event.id, fixed!.id, 1)).rejects.toMatchObject({ errors: [{ pointer: '/items/0/unitPrice' }] });
    expect(await hold(sale.event.id, fixed!.id, 1000)).toMatchObject({ total: 2000 });
    await expect(hold(sale.event.id, open!.id, 99_999_999)).rejects.toMatchObject({ code: 'limit_exceeded' });
  });
});
