import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Order, OrderInput, PromoCodeInput } from '@echoplex/sdk';
import { buyer, createEvent, createOrganizer, createPromoCode, createSale, type Organizer, type Sale } from '../../../test/factories.js';
import { startWorld, type World } from '../../../test/world.js';
import { examine } from '../../doctor.js';
import { expireDueOrders } from '../orders/service.js';

let world: World;
let organizer: Organizer;
let sale: Sale;
beforeAll(async () => {
  world = await startWorld({ env: { WORKER: 'off' } });
  organizer = await createOrganizer(world);
  sale = await createSale(organizer, [
    { name: 'Standing', price: 3200, quantity: null },
    { name: 'Seat', price: 5900, quantity: null },
    { name: 'Backstage', price: 9900, quantity: null, visibility: 'hidden' },
  ]);
});
afterAll(() => world.close());

type Held = Order & { secret: string };
const hold = async (quantities: number[], more: Partial<OrderInput> = {}): Promise<Held> => {
  const items = quantities.flatMap((quantity, index) => (quantity > 0 ? [{ tierId: sale.tiers[index]!.id, quantity }] : []));
  return (await world.visitor.orders.create(sale.event.id, { items, ...more })) as Held;
};
const addCode = (code: Partial<PromoCodeInput>) => createPromoCode(organizer, sale.event, code);
const invalid = (reason: string, pointer: string) => ({ code: 'promo_code_invalid', status: 409, errors: [{ pointer, code: reason }] });
const usesOf = async (code: { code: string }): Promise<number> =>
  (await organizer.client.promoCodes.list(sale.event.id, { q: code.code })).data[0]!.uses;
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

describe('a discount', () => {
  test('is taken off to the cent, whatever the case it is typed in', async () => {
    const code = await addCode({ discountType: 'percent', percentOff: 15 });
    const order = await hold([2, 1], { promoCode: code.code.toLowerCase() });
    expect(order).toMatchObject({ subtotal: 12_300, discount: 1845, total: 10_455, promoCode: code.code });
    expect(order.items.map(({ discount }) => discount)).toEqual([960, 885]);
  });

  test('can be for some tiers, and is refused where it takes nothing off', async () => {
    const code = await addCode({ discountType: 'fixed', percentOff: null, amountOff: 1000, tierIds: [sale.tiers[1]!.id] });
    expect(await hold([1, 1], { promoCode: code.code })).toMatchObject({ discount: 1000, total: 8100 });
    await expect(hold([1], { promoCode: code.code })).rejects.toMatchObject(invalid('not_for_these_tiers', '/promoCode'));
  });

  test('of everything makes an order free: it is confirmed without a payment', async () => {
    const code = await addCode({ discountType: 'percent', percentOff: 100 });
    const order = await hold([2], { promoCode: code.code });
    expect(order.total).toBe(0);
    await world.visitor.orders.update(order.id, { buyer }, { credential: order.secret });
    expect((await world.visitor.orders.checkout(order.id, { credential: order.secret })).status).toBe('confirmed');
    expect(await usesOf(code)).toBe(1);
  });

  test('can be put on, changed and taken off while the order is held', async () => {
    const [one, other] = [await addCode({ percentOff: 10 }), await addCode({ percentOff: 50 })];
    const order = await hold([1]);
    const apply = (promoCode: string | null) => world.visitor.orders.update(order.id, { promoCode }, { credential: order.secret });
    expect(await apply(one.code)).toMatchObject({ total: 2880, promoCode: one.code });
    expect(await apply(other.code)).toMatchObject({ total: 1600, items: [{ discount: 1600 }] });
    expect([await usesOf(one), await usesOf(other)]).toEqual([0, 1]);
    expect(await apply(null)).toMatchObject({ total: 3200, promoCode: null, items: [{ discount: 0 }] });
    await expect(apply('NO-SUCH-CODE')).rejects.toMatchObject(invalid('unknown', '/promoCode'));
    expect(await usesOf(other)).toBe(0);
  });
});

describe('a use', () => {
  test('is counted with the hold and given back with the tickets', async () => {
    const code = await addCode({ maxUses: 2 });
    const [first, second] = [await hold([1], { promoCode: code.code }), await hold([1], { promoCode: code.code })];
    await expect(hold([1], { promoCode: code.code })).rejects.toMatchObject(invalid('used_up', '/promoCode'));
    await world.visitor.orders.cancel(first.id, { credential: first.secret });
    expect(await usesOf(code)).toBe(1);
    await world
      .db('orders')
      .where({ id: second.id })
      .update({ expiresAt: new Date(0) });
    await expireDueOrders(world.db);
    expect(await usesOf(code)).toBe(0);
  });

  test('the last ones go to exactly as many as there are, however many want them at once', async () => {
    const code = await addCode({ maxUses: 5 });
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => hold([1], { promoCode: code.code })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    expect(await usesOf(code)).toBe(5);
    expect(await examine(world.db)).toEqual([]);
  });

  test('of one buyer is counted by address, whatever its case', async () => {
    const code = await addCode({ maxUsesPerEmail: 1 });
    const name = (order: Held, email: string) =>
      world.visitor.orders.update(order.id, { buyer: { ...buyer, email } }, { credential: order.secret });
    const [first, second] = [await hold([1], { promoCode: code.code }), await hold([1], { promoCode: code.code })];
    await name(first, 'Cleo@example.com');
    await name(first, 'cleo@example.com');
    await expect(name(second, 'CLEO@example.com')).rejects.toMatchObject(invalid('used_by_buyer', '/buyer/email'));
    await name(second, 'dora@example.com');
    const third = await hold([1]);
    await name(third, 'cleo@example.com');
    await expect(world.visitor.orders.update(third.id, { promoCode: code.code }, { credential: third.secret })).rejects.toMatchObject({
      code: 'promo_code_invalid',
    });
    expect(await usesOf(code)).toBe(2);
  });

  test('outside its window is none', async () => {
    const [early, over] = [await addCode({ startsAt: inDays(1) }), await addCode({ endsAt: inDays(-1) })];
    await expect(hold([1], { promoCode: early.code })).rejects.toMatchObject(invalid('not_started', '/promoCode'));
    await expect(hold([1], { promoCode: over.code })).rejects.toMatchObject(invalid('ended', '/promoCode'));
    await expect(world.visitor.promoCodes.check(sale.event.id, { code: over.code })).rejects.toMatchObject(invalid('ended', '/code'));
  });
});

describe('an access code', () => {
  test('opens a hidden tier; without one nothing is told and nothing is sold', async () => {
    const hidden = sale.tiers[2]!;
    const code = await addCode({ discountType: 'none', percentOff: null, tierIds: [hidden.id] });
    expect((await world.visitor.tiers.list(sale.event.id)).data.map(({ id }) => id)).not.toContain(hidden.id);
    await expect(hold([0, 0, 1])).rejects.toMatchObject({
      code: 'access_code_required',
      errors: [{ pointer: '/items/0/tierId', code: 'access_code_required' }],
    });
    const check = await world.visitor.promoCodes.check(sale.event.id, { code: code.code });
    expect(check.tiers.map(({ id }) => id)).toEqual([hidden.id]);
    expect((await world.visitor.tiers.list(sale.event.id, { accessCode: code.code })).data.map(({ id }) => id)).toContain(hidden.id);
    expect(await hold([0, 0, 1], { accessCode: code.code })).toMatchObject({ total: 9900, discount: 0, promoCode: null });
    expect(await hold([0, 0, 1], { promoCode: code.code })).toMatchObject({ total: 9900 });
    await expect(hold([0, 0, 1], { accessCode: 'GUESS' })).rejects.toMatchObject(invalid('unknown', '/accessCode'));
    await expect(world.visitor.tiers.list(sale.event.id, { accessCode: 'GUESS' })).rejects.toMatchObject({ code: 'promo_code_invalid' });
  });

  test('goes together with a discount, and each is counted', async () => {
    const access = await addCode({ discountType: 'none', percentOff: null, tierIds: [sale.tiers[2]!.id] });
    const promo = await addCode({ percentOff: 50 });
    expect(await hold([0, 0, 1], { accessCode: access.code, promoCode: promo.code })).toMatchObject({ total: 4950 });
    expect([await usesOf(access), await usesOf(promo)]).toEqual([1, 1]);
  });
});

describe('codes of an organizer', () => {
  test('are generated by the hundred, all different, all of one kind', async () => {
    const event = await createEvent(organizer);
    const { data } = await organizer.client.promoCodes.createBatch(event.id, {
      count: 500,
      prefix: 'PRESS',
      discountType: 'percent',
      percentOff: 100,
      maxUses: 1,
    });
    expect(new Set(data.map(({ code }) => code)).size).toBe(500);
    expect(data.every(({ code, maxUses }) => /^PRESS-[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(code) && maxUses === 1)).toBe(true);
    expect((await organizer.client.promoCodes.list(event.id, { limit: 200 })).nextCursor).not.toBeNull();
  });

  test('are one each, whatever the case, event by event', async () => {
    const [event, other] = [await createEvent(organizer), await createEvent(organizer)];
    await createPromoCode(organizer, event, { code: 'Harbour' });
    await expect(createPromoCode(organizer, event, { code: 'HARBOUR' })).rejects.toMatchObject({ code: 'promo_code_taken', status: 409 });
    await createPromoCode(organizer, other, { code: 'HARBOUR' });
  });

  test('can be changed, but not below their uses', async () => {
    const code = await addCode({ maxUses: 5 });
    await hold([1], { promoCode: code.code });
    await hold([1], { promoCode: code.code });
    await expect(organizer.client.promoCodes.update(code.id, { maxUses: 1 })).rejects.toMatchObject({
      code: 'below_sold',
      errors: [{ available: 2 }],
    });
    expect(await organizer.client.promoCodes.update(code.id, { maxUses: 2, note: 'For the press' })).toMatchObject({ maxUses: 2, uses: 2 });
    await organizer.client.promoCodes.delete(code.id);
    await expect(hold([1], { promoCode: code.code })).rejects.toMatchObject(invalid('unknown', '/promoCode'));
  });

  test.each<[string, Partial<PromoCodeInput>, string]>([
    ['percent without a number', { discountType: 'percent', percentOff: null }, '/percentOff'],
    ['an amount without one', { discountType: 'fixed', percentOff: null }, '/amountOff'],
    ['both', { discountType: 'percent', percentOff: 10, amountOff: 10 }, '/amountOff'],
    ['more than everything', { discountType: 'percent', percentOff: 101 }, '/percentOff'],
    ['nothing at all', { discountType: 'none', percentOff: null }, '/tierIds'],
    ['an end before the start', { startsAt: inDays(2), endsAt: inDays(1) }, '/endsAt'],
    ['a tier of nowhere', { tierIds: ['tier_01kag6yqd8e1fbq3w5s9m2n4p6'] }, '/tierIds/0'],
    ['spaces', { code: 'TWO WORDS' }, '/code'],
  ])('are refused: %s', async (_name, code, pointer) => {
    await expect(addCode(code)).rejects.toMatchObject({ code: 'validation_failed', errors: [expect.objectContaining({ pointer })] });
  });
});
