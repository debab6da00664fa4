import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { EventInput, TierInput } from '@echoplex/sdk';
import { createSale } from '../factories.js';
import { buy, look, moved, type Purchase, seen } from './purchase.js';
import { openScene, type Scene, work } from './scene.js';
import { expectSound } from './sound.js';

let scene: Scene;
beforeAll(async () => void (scene = await openScene()));
afterEach(() => expectSound(scene));
afterAll(() => scene.close());

type Policy = NonNullable<EventInput['refundPolicy']>;
const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const when = (hours: number) => ({ startsAt: inHours(hours), endsAt: inHours(hours + 3) });

async function bought(refundPolicy: Policy | undefined, { hours = 100, quantity = 2, tier = {} as Partial<TierInput> } = {}) {
  const sale = await createSale(scene.organizer, [{ quantity: 10, ...tier }], { ...when(hours), ...(refundPolicy && { refundPolicy }) });
  return { sale, order: await buy(scene, sale, quantity) };
}
const quote = ({ id, credential }: Purchase, query: object = {}) => scene.world.visitor.orders.refundQuote(id, query, { credential });
const giveBack = ({ id, credential }: Purchase, input: object = {}) => scene.world.visitor.orders.refund(id, input, { credential });
const ticketsOf = async (order: Purchase) => (await look(scene, order)).tickets.map(({ id }) => id);
const checkIn = (id: string | undefined) =>
  scene.world.db('tickets').where({ id }).update({ status: 'checked_in', checkedInAt: new Date() });

/** What was offered is what is done. */
async function expectReturned(order: Purchase, amount: number, input: { ticketIds?: string[] } = {}): Promise<void> {
  const offered = await quote(order, input.ticketIds ? { ticketIds: input.ticketIds.join() } : {});
  expect(offered).toMatchObject({ allowed: true, reason: null, amount });
  expect(await giveBack(order, input)).toMatchObject({
    status: 'succeeded',
    source: 'buyer',
    amount,
    ticketIds: offered.ticketIds,
    restock: true,
  });
  await work(scene);
  expect(await moved(scene, order)).toContain(`refund ${-amount}`);
}
async function expectRefused(order: Purchase, reason: string, input: { ticketIds?: string[] } = {}): Promise<void> {
  const before = await moved(scene, order);
  expect(await quote(order, input.ticketIds ? { ticketIds: input.ticketIds.join() } : {})).toMatchObject({
    allowed: false,
    reason,
    amount: 0,
  });
  await expect(giveBack(order, input)).rejects.toMatchObject({
    code: reason === 'order_state' ? 'order_state_invalid' : 'refund_not_allowed',
  });
  await work(scene);
  expect(await moved(scene, order)).toEqual(before);
}

describe('under a policy of', () => {
  test.each<[string, Policy | undefined]>([
    ['an event without one', undefined],
    ['none', { selfService: 'none' }],
  ])('%s buyers ask the organizer, who may always', async (_what, policy) => {
    const { order } = await bought(policy);
    await expectRefused(order, 'policy');
    await scene.organizer.client.orders.refund(order.id);
    await work(scene);
  });

  test('always, all of it goes back, and the tickets on sale', async () => {
    const { sale, order } = await bought({ selfService: 'always' });
    await expectReturned(order, 6400);
    expect(await seen(scene, order)).toBe('refunded, refunded, 0 tickets');
    expect((await scene.world.visitor.availability.get(sale.event.id)).tiers[0]!.available).toBe(10);
    await expectRefused(order, 'order_state');
  });

  test('until so many hours before, it is possible before and not after', async () => {
    const until = { selfService: 'until', hoursBefore: 48 } as const;
    const { order: early } = await bought(until, { hours: 49 });
    await expectReturned(early, 6400);
    const { order: late } = await bought(until, { hours: 47 });
    await expectRefused(late, 'too_late');
  });

  test.each([
    ['a part', { feePercent: 15 }, 5440, 2720],
    ['something for each ticket', { feeFixed: 250 }, 5900, 2950],
    ['both', { feePercent: 10, feeFixed: 100 }, 5560, 2780],
  ])('always, less %s', async (_what, fees, all, one) => {
    const { order } = await bought({ selfService: 'always', ...fees });
    await expectReturned(order, all);
    // What is kept is not owed any more, but nobody is admitted for it.
    expect(await seen(scene, order)).toBe('partially_refunded, succeeded, 0 tickets');
    await expectRefused(order, 'nothing_left');
    const { order: other } = await bought({ selfService: 'always', ...fees });
    const [id = ''] = await ticketsOf(other);
    await expectReturned(other, one, { ticketIds: [id] });
    expect(await seen(scene, other)).toBe('partially_refunded, succeeded, 1 tickets');
    await expectReturned(other, one);
    expect(await seen(scene, other)).toBe('partially_refunded, succeeded, 0 tickets');
  });

  test('always, with a fee that eats everything, nothing is left', async () => {
    const { order } = await bought({ selfService: 'always', feeFixed: 5000 });
    await expectRefused(order, 'nothing_left');
  });
});

test('a ticket that was used stays, and the others can go back', async () => {
  const { order } = await bought({ selfService: 'always' });
  const [used = '', unused = ''] = await ticketsOf(order);
  await checkIn(used);
  await expectRefused(order, 'checked_in', { ticketIds: [used] });
  await expectRefused(order, 'checked_in', { ticketIds: [used, unused] });
  await expectReturned(order, 3200);
  expect(await seen(scene, order)).toBe('partially_refunded, succeeded, 1 tickets');
  await expectRefused(order, 'checked_in');
});

test('a kind of ticket that cannot be given back is not', async () => {
  const { order } = await bought({ selfService: 'always' }, { tier: { refundable: false } });
  await expectRefused(order, 'not_refundable');
});

test('buyers choose tickets, not amounts, and of their own order alone', async () => {
  const { order } = await bought({ selfService: 'always' });
  const { order: other } = await bought({ selfService: 'always' });
  await expect(giveBack(order, { amount: 100 })).rejects.toMatchObject({ code: 'refund_not_allowed' });
  const foreign = await ticketsOf(other);
  await expect(giveBack(order, { ticketIds: foreign })).rejects.toMatchObject({
    errors: [{ code: 'unknown_ticket' }, { code: 'unknown_ticket' }],
  });
  await expect(scene.world.visitor.orders.refund(order.id, {}, { credential: other.credential })).rejects.toMatchObject({ status: 404 });
});

test('an impatient buyer gets it once', async () => {
  const { order } = await bought({ selfService: 'always', feePercent: 10 });
  const answers = await Promise.allSettled([1, 2, 3, 4].map(() => giveBack(order)));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await work(scene);
  expect(await moved(scene, order)).toEqual(['payment 6400', 'refund -5760']);
});

test('after the organizer paid a part back, the buyer gets no more than what is left', async () => {
  const { order } = await bought({ selfService: 'always' });
  await scene.organizer.client.orders.refund(order.id, { amount: 5000 });
  await work(scene);
  await expectReturned(order, 1400);
  expect(await seen(scene, order)).toBe('refunded, refunded, 0 tickets');
});
