import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EventInput } from '@echoplex/sdk';
import { createEvent, createOrganizer, createSale, createTier, holdTickets, type Organizer } from '../../../test/factories.js';
import { startWorld, type World } from '../../../test/world.js';

let world: World;
let organizer: Organizer;
beforeAll(async () => {
  world = await startWorld();
  organizer = await createOrganizer(world);
});
afterAll(() => world.close());

const fault = (pointer: string, code?: string) => ({
  code: 'validation_failed',
  errors: [expect.objectContaining({ pointer, ...(code ? { code } : {}) })],
});

describe('the tickets of one buyer', () => {
  test('are not limited unless the organizer says so, and may be again', async () => {
    const event = await createEvent(organizer);
    expect(event.maxTicketsPerBuyer).toBeNull();
    const limited = await organizer.client.events.update(event.id, { maxTicketsPerBuyer: 4 });
    expect(limited).toEqual({ ...event, maxTicketsPerBuyer: 4, version: event.version + 1, updatedAt: expect.any(String) });
    // What a change does not name stays.
    expect(await organizer.client.events.update(event.id, { summary: 'One night.' })).toMatchObject({ maxTicketsPerBuyer: 4 });
    expect(await organizer.client.events.update(event.id, { maxTicketsPerBuyer: null })).toMatchObject({ maxTicketsPerBuyer: null });
    const log = await organizer.client.auditLog.list(organizer.organization.id, { action: 'events.update', limit: 1 });
    expect(log.data[0]).toMatchObject({ before: { maxTicketsPerBuyer: 4 }, after: { maxTicketsPerBuyer: null } });
  });

  test('everybody may know of the limit, and it may be smaller or larger than that of an order', async () => {
    for (const maxTicketsPerBuyer of [1, 4, 1000]) {
      const { event } = await createSale(organizer, [{}], { maxTicketsPerOrder: 4, maxTicketsPerBuyer });
      expect(await world.visitor.events.get(event.id)).toMatchObject({ maxTicketsPerOrder: 4, maxTicketsPerBuyer });
    }
  });

  test.each<EventInput['maxTicketsPerBuyer']>([0, -1, 1001, 2.5])('%p is no limit', async (maxTicketsPerBuyer) => {
    await expect(createEvent(organizer, { maxTicketsPerBuyer })).rejects.toMatchObject(fault('/maxTicketsPerBuyer'));
  });

  test('may be fewer than somebody has already', async () => {
    const sale = await createSale(organizer, [{}]);
    await holdTickets(world, sale, 5);
    expect(await organizer.client.events.update(sale.event.id, { maxTicketsPerBuyer: 2 })).toMatchObject({ maxTicketsPerBuyer: 2 });
  });

  test('a copy and the dates of a series have the same limit, and are changed together', async () => {
    const event = await createEvent(organizer, { maxTicketsPerBuyer: 3, startsAt: '2029-05-04T18:00:00Z', endsAt: '2029-05-04T21:00:00Z' });
    expect(await organizer.client.events.duplicate(event.id)).toMatchObject({ maxTicketsPerBuyer: 3 });
    const { events } = await organizer.client.events.repeat(event.id, { rule: 'FREQ=WEEKLY;COUNT=3' });
    expect(events.map(({ maxTicketsPerBuyer }) => maxTicketsPerBuyer)).toEqual([3, 3]);
    await organizer.client.events.update(event.id, { maxTicketsPerBuyer: 5, scope: 'series' });
    expect(await organizer.client.events.get(events[1]!.id)).toMatchObject({ maxTicketsPerBuyer: 5 });
  });
});

describe('a tier that nobody could buy', () => {
  test('keeps the limit from being smaller than what it is sold from', async () => {
    const event = await createEvent(organizer);
    await createTier(organizer, event, { name: 'Table', minPerOrder: 6 });
    const limit = (maxTicketsPerBuyer: number) => organizer.client.events.update(event.id, { maxTicketsPerBuyer });
    await expect(limit(5)).rejects.toMatchObject(fault('/maxTicketsPerBuyer', 'below_minimum'));
    expect(await limit(6)).toMatchObject({ maxTicketsPerBuyer: 6 });
  });

  test('is not made, and no tier becomes one', async () => {
    const event = await createEvent(organizer, { maxTicketsPerBuyer: 5 });
    await expect(createTier(organizer, event, { minPerOrder: 6 })).rejects.toMatchObject(fault('/minPerOrder', 'above_buyer_limit'));
    const tier = await createTier(organizer, event, { minPerOrder: 5 });
    await expect(organizer.client.tiers.update(tier.id, { minPerOrder: 6 })).rejects.toMatchObject(
      fault('/minPerOrder', 'above_buyer_limit'),
    );
  });

  test('does not keep the event from being edited otherwise', async () => {
    const event = await createEvent(organizer, { maxTicketsPerBuyer: 5 });
    const tier = await createTier(organizer, event, { minPerOrder: 5 });
    await world.db('events').where({ id: event.id }).update({ maxTicketsPerBuyer: 2 });
    expect(await organizer.client.events.update(event.id, { name: 'Other' })).toMatchObject({ name: 'Other' });
    expect(await organizer.client.tiers.update(tier.id, { name: 'Table' })).toMatchObject({ name: 'Table' });
  });
});
