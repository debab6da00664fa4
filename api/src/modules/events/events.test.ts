import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  buyer,
  createEvent,
  createOrganizer,
  createSale,
  createTier,
  eventually,
  holdTickets,
  type Organizer,
} from '../../../test/factories.js';
import { startWorld, type World } from '../../../test/world.js';
import { examine } from '../../doctor.js';

let world: World;
let organizer: Organizer;
beforeAll(async () => {
  world = await startWorld({ mail: true, payments: true });
  organizer = await createOrganizer(world);
});
afterAll(() => world.close());

const day = 24 * 60 * 60 * 1000;
const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString();
const refusal = (code: string, pointer?: string, fault?: string) =>
  expect.objectContaining({
    code,
    ...(pointer ? { errors: [expect.objectContaining({ pointer, ...(fault ? { code: fault } : {}) })] } : {}),
  });

describe('an edit of the times', () => {
  const event = { startsAt: '2029-03-23T20:00:00+01:00', endsAt: '2029-03-23T23:00:00+01:00' };
  const windows = async (ref: string) =>
    (await organizer.client.tiers.list(ref)).data.map(({ salesStartAt, salesEndAt }) => [salesStartAt, salesEndAt]);

  test('takes the sales of its tiers along on the clock, across summer time, and is told', async () => {
    const sale = await createSale(
      organizer,
      [{ salesStartAt: '2029-03-01T12:00:00+01:00', salesEndAt: '2029-03-23T12:00:00+01:00' }, {}],
      event,
    );
    const before = await organizer.client.tiers.get(sale.tiers[0]!.id);
    await organizer.client.events.update(sale.event.id, { startsAt: '2029-03-30T20:00:00+02:00', endsAt: '2029-03-30T23:00:00+02:00' });
    expect(await windows(sale.event.id)).toEqual([
      ['2029-03-08T11:00:00.000Z', '2029-03-30T10:00:00.000Z'],
      [null, null],
    ]);
    const facts = await world.db('domain_events').where({ eventId: sale.event.id, type: 'tier.updated' }).select('payload');
    expect(facts.map(({ payload }) => (payload as { id: string }).id)).toEqual([before.id]);
    expect(await organizer.client.tiers.update(before.id, { name: 'Moved' })).toMatchObject({ name: 'Moved' });
  });

  test('that ends it earlier ends the sales with it, of a tier that another waits for by its date', async () => {
    const draft = await createEvent(organizer, event);
    const first = await createTier(organizer, draft, { quantity: null, salesEndAt: '2029-03-23T22:30:00+01:00' });
    const next = await createTier(organizer, draft, { salesEndAt: '2029-03-23T22:30:00+01:00', availableAfter: first.id });
    await organizer.client.events.update(draft.id, { endsAt: '2029-03-23T22:00:00+01:00' });
    expect(await windows(draft.id)).toEqual([
      [null, '2029-03-23T21:00:00.000Z'],
      [null, null],
    ]);
    expect(await organizer.client.tiers.update(next.id, { price: 700 })).toMatchObject({ price: 700 });
  });

  test('leaves the sales alone when it only lasts longer', async () => {
    const sale = await createSale(organizer, [{ salesEndAt: '2029-03-23T12:00:00+01:00' }], event);
    await organizer.client.events.update(sale.event.id, { endsAt: '2029-03-23T23:30:00+01:00' });
    expect(await windows(sale.event.id)).toEqual([[null, '2029-03-23T11:00:00.000Z']]);
  });
});

describe('an edit', () => {
  test('changes what it names and nothing else, and is told to those who watch', async () => {
    const { event } = await createSale(organizer);
    const changed = await organizer.client.events.update(event.id, { name: 'Harbour Nights', venue: { name: 'Pier Ten' }, tags: ['sea'] });
    expect(changed).toEqual({
      ...event,
      name: 'Harbour Nights',
      venue: { name: 'Pier Ten', address: null, city: null, country: null, latitude: null, longitude: null },
      tags: ['sea'],
      version: event.version + 1,
      updatedAt: expect.any(String),
    });
    expect(await world.visitor.events.get(event.id)).toEqual(changed);
    const log = await organizer.client.auditLog.list(organizer.organization.id, { action: 'events.update', limit: 1 });
    expect(log.data[0]).toMatchObject({ before: { name: event.name }, after: { name: 'Harbour Nights' } });
  });

  test('of something somebody else has changed since is refused', async () => {
    const event = await createEvent(organizer);
    const first = await fetch(`${world.url}/v1/events/${event.slug}`, { headers: { Authorization: await credential() } });
    const tag = first.headers.get('ETag')!;
    await first.arrayBuffer();
    await organizer.client.events.update(event.id, { name: 'Mine' }, { ifMatch: tag });
    await expect(organizer.client.events.update(event.id, { name: 'Theirs' }, { ifMatch: tag })).rejects.toMatchObject({
      code: 'version_conflict',
      status: 412,
    });
    const now = await organizer.client.events.update(event.id, { name: 'Both' }, { ifMatch: event.version + 1 });
    expect(now).toMatchObject({ name: 'Both', version: event.version + 2 });
  });

  test.each(['', '""', '"0"', 'W/"x"'])('of a version that cannot be is refused: If-Match: %s', async (tag) => {
    const event = await createEvent(organizer);
    const response = await fetch(`${world.url}/v1/events/${event.id}`, {
      method: 'PATCH',
      headers: { Authorization: await credential(), 'Content-Type': 'application/json', 'If-Match': tag },
      body: JSON.stringify({ name: 'Lost' }),
    });
    expect([response.status, await response.json()]).toEqual([412, expect.objectContaining({ code: 'version_conflict' })]);
    expect(await organizer.client.events.get(event.id)).toEqual(event);
  });

  test('two at once with the same version: one of them is told to read again', async () => {
    const event = await createEvent(organizer);
    const outcomes = await Promise.allSettled(
      ['One', 'Two', 'Three'].map((name) => organizer.client.events.update(event.id, { name }, { ifMatch: event.version })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test.each<[string, object, string, string]>([
    ['an end before the start', { endsAt: inDays(1) }, '/endsAt', 'before_start'],
    ['a start after the end', { startsAt: inDays(60) }, '/endsAt', 'before_start'],
    ['ten years of one event', { endsAt: inDays(3650) }, '/endsAt', 'too_long'],
    ['a time nobody writes', { startsAt: '9999-01-01T18:00:00Z', endsAt: '9999-01-01T20:00:00Z' }, '/startsAt', 'out_of_range'],
    ['an end nobody writes', { startsAt: '9998-12-31T22:00:00Z', endsAt: '9999-01-01T02:00:00Z' }, '/endsAt', 'out_of_range'],
    ['a time before all others', { startsAt: '1969-12-31T20:00:00Z', endsAt: '1970-01-01T02:00:00Z' }, '/startsAt', 'out_of_range'],
    ['an unknown zone', { timezone: 'Europe/Atlantis' }, '/timezone', 'unknown_timezone'],
    ['an abbreviated zone', { timezone: 'IST' }, '/timezone', 'unknown_timezone'],
    ['an unknown currency', { currency: 'ABC' }, '/currency', 'unknown_currency'],
    ['an unknown category', { category: 'no-such-thing' }, '/category', 'unknown_category'],
    ['a thousand tags', { tags: Array.from({ length: 1000 }, (_, n) => `tag ${n}`) }, '/tags', 'too_many'],
  ])('is refused: %s', async (_name, change, pointer, fault) => {
    const event = await createEvent(organizer);
    await expect(organizer.client.events.update(event.id, change)).rejects.toEqual(refusal('validation_failed', pointer, fault));
    expect(await organizer.client.events.get(event.id)).toEqual(event);
  });

  test('a description of 10 MB is not even read', async () => {
    const event = await createEvent(organizer);
    await expect(organizer.client.events.update(event.id, { description: 'x'.repeat(10_000_000) })).rejects.toEqual(
      refusal('payload_too_large'),
    );
  });

  test('the capacity cannot go below what is sold and held, nor the currency change after the first order', async () => {
    const sale = await createSale(organizer, [{ quantity: 100 }], { capacity: 50 });
    await holdTickets(world, sale, 3);
    await expect(organizer.client.events.update(sale.event.id, { capacity: 2 })).rejects.toMatchObject({
      code: 'below_sold',
      errors: [{ pointer: '/capacity', available: 3 }],
    });
    await expect(organizer.client.events.update(sale.event.id, { currency: 'DKK' })).rejects.toEqual(
      refusal('currency_locked', '/currency'),
    );
    await organizer.client.events.update(sale.event.id, { capacity: 3 });
    expect((await world.visitor.availability.get(sale.event.id)).salesState).toBe('sold_out');
  });
});

describe('a slug', () => {
  test('that changed still leads to the event, and nobody else can have it', async () => {
    const { event } = await createSale(organizer);
    const moved = await organizer.client.events.update(event.id, { slug: `${event.slug}-moved` });
    expect(moved.url).toBe(`http://tickets.example.com/e/${event.slug}-moved`);
    expect((await world.visitor.events.get(event.slug)).slug).toBe(moved.slug);
    await expect(createEvent(organizer, { slug: event.slug })).rejects.toEqual(refusal('slug_taken'));
    const other = await createEvent(organizer);
    await expect(organizer.client.events.update(other.id, { slug: event.slug })).rejects.toEqual(refusal('slug_taken'));
    await expect(organizer.client.events.update(other.id, { slug: moved.slug })).rejects.toEqual(refusal('slug_taken'));
    // Its own old one it can have back.
    expect((await organizer.client.events.update(event.id, { slug: event.slug })).slug).toBe(event.slug);
    expect((await world.visitor.events.get(moved.slug)).slug).toBe(event.slug);
  });

  test('wanted by two at the same moment goes to one of them', async () => {
    const events = [await createEvent(organizer), await createEvent(organizer), await createEvent(organizer)];
    const slug = `wanted-${events[0]!.slug}`;
    const outcomes = await Promise.allSettled(events.map(({ id }) => organizer.client.events.update(id, { slug })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toEqual(refusal('slug_taken'));
  });
});

describe('publishing', () => {
  test('needs tiers and a start in the future', async () => {
    const empty = await createEvent(organizer, { startsAt: inDays(-2), endsAt: inDays(2) });
    await expect(organizer.client.events.publish(empty.id)).rejects.toMatchObject({
      code: 'event_not_publishable',
      errors: [{ pointer: '/tiers' }, { pointer: '/startsAt', code: 'in_the_past' }],
    });
  });

  test('can be taken back: the event is a draft, and who holds tickets goes on', async () => {
    const sale = await createSale(organizer, [{ price: 0 }]);
    const held = await holdTickets(world, sale);
    expect((await organizer.client.events.unpublish(sale.event.id)).status).toBe('draft');
    await expect(world.visitor.events.get(sale.event.id)).rejects.toEqual(refusal('not_found'));
    await expect(holdTickets(world, sale)).rejects.toEqual(refusal('not_found'));
    await world.visitor.orders.update(held.id, { buyer }, { credential: held.secret });
    expect((await world.visitor.orders.checkout(held.id, { credential: held.secret })).status).toBe('confirmed');
    expect((await organizer.client.events.publish(sale.event.id)).salesState).toBe('on_sale');
  });
});

describe('cancelling', () => {
  test('ends the sale, gives held tickets back, tells buyers why, and is for good', async () => {
    const sale = await createSale(organizer, [{ price: 0, quantity: 10 }]);
    const email = `ana-${sale.event.slug}@example.com`;
    const [confirmed, open] = [await holdTickets(world, sale, 2), await holdTickets(world, sale, 3)];
    for (const order of [confirmed, open]) {
      await world.visitor.orders.update(order.id, { buyer: { ...buyer, email } }, { credential: order.secret });
    }
    await world.visitor.orders.checkout(confirmed.id, { credential: confirmed.secret });
    const cancelled = await organizer.client.events.cancel(sale.event.id, { reason: 'The pier is closed after the storm.' });
    expect(cancelled).toMatchObject({
      status: 'cancelled',
      salesState: 'cancelled',
      cancelReason: 'The pier is closed after the storm.',
      cancelledAt: expect.any(String),
    });
    await expect(holdTickets(world, sale)).rejects.toEqual(refusal('event_not_on_sale'));
    await expect(world.visitor.orders.checkout(open.id, { credential: open.secret })).rejects.toMatchObject({ status: 409 });
    await eventually(
      () => world.visitor.orders.get(open.id, { credential: open.secret }),
      ({ status }) => status === 'cancelled',
      'the cancellation of the open order',
    );
    const mails = await eventually(
      () => world.mailbox.messages().filter(({ to, subject }) => to.some((one) => one.includes(email)) && subject.startsWith('Cancelled')),
      (found) => found.length > 0,
      'the mail to the buyer',
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]!.text).toContain('The pier is closed after the storm.');
    expect(await organizer.client.events.cancel(sale.event.id)).toEqual(cancelled);
    await expect(organizer.client.events.publish(sale.event.id)).rejects.toEqual(refusal('event_not_publishable', '/status'));
    await expect(organizer.client.events.unpublish(sale.event.id)).rejects.toEqual(refusal('event_state_invalid'));
    expect(await examine(world.db)).toEqual([]);
  });

  test('an order that is being paid is called off, and no money stays', async () => {
    const sale = await createSale(organizer);
    const order = await holdTickets(world, sale);
    await world.visitor.orders.update(order.id, { buyer }, { credential: order.secret });
    expect((await world.visitor.orders.checkout(order.id, { credential: order.secret })).status).toBe('awaiting_payment');
    await organizer.client.events.cancel(sale.event.id, { notify: false });
    const ended = await eventually(
      () => world.visitor.orders.get(order.id, { credential: order.secret }),
      ({ status, payment }) => status === 'cancelled' && payment?.status === 'failed',
      'the end of the payment',
    );
    expect(ended.payment?.status).toBe('failed');
  });
});

describe('deleting', () => {
  test('an event without orders takes everything of it along', async () => {
    const event = await createEvent(organizer);
    const tier = await createTier(organizer, event);
    await organizer.client.questions.create(event.id, { type: 'text', label: 'Name on the badge' });
    await organizer.client.promoCodes.create(event.id, { code: 'GONE', discountType: 'percent', percentOff: 10 });
    await organizer.client.events.delete(event.id);
    await expect(organizer.client.events.get(event.id)).rejects.toEqual(refusal('not_found'));
    await expect(organizer.client.tiers.get(tier.id)).rejects.toEqual(refusal('not_found'));
    expect(await world.db('promo_codes').where({ eventId: event.id })).toEqual([]);
  });

  test('an event that somebody has ordered from is refused, whatever became of the order', async () => {
    const sale = await createSale(organizer);
    const order = await holdTickets(world, sale);
    await world.visitor.orders.cancel(order.id, { credential: order.secret });
    await expect(organizer.client.events.delete(sale.event.id)).rejects.toEqual(refusal('event_has_orders'));
    expect((await world.visitor.events.get(sale.event.id)).id).toBe(sale.event.id);
  });
});

/** The header the organizer's client sends. */
async function credential(): Promise<string> {
  const { accessToken } = await world.visitor.auth.login({ email: organizer.email, password: 'harbour-lights-2026' });
  return `Bearer ${accessToken}`;
}
