import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Order, OrderInput } from '@echoplex/sdk';
import { examine } from '../src/doctor.js';
import { buyer, createOrganizer, createPromoCode, createQuestion, createSale, eventually, type Organizer, type Sale } from './factories.js';
import { startWorld, type World } from './world.js';

let world: World;
let organizer: Organizer;
beforeAll(async () => {
  world = await startWorld({ payments: true });
  organizer = await createOrganizer(world);
});
afterAll(() => world.close());

type Held = Order & { secret: string };
const hold = async ({ event, tiers }: Sale, more: Partial<OrderInput> = {}): Promise<Held> => {
  const order = (await world.visitor.orders.create(event.id, { items: [{ tierId: tiers[0]!.id, quantity: 1 }], ...more })) as Held;
  return order;
};
const update = (order: Held, body: object) => world.visitor.orders.update(order.id, body, { credential: order.secret });
const checkout = (order: Held) => world.visitor.orders.checkout(order.id, { credential: order.secret });
const get = (order: Held) => world.visitor.orders.get(order.id, { credential: order.secret });
const settled = (...work: Promise<unknown>[]) => Promise.allSettled(work);

describe('a checkout and a change at the same moment', () => {
  test('a code that is taken off never leaves a confirmed order that nobody has paid', async () => {
    const sale = await createSale(organizer, [{ price: 5000 }]);
    const { code } = await createPromoCode(organizer, sale.event, { discountType: 'percent', percentOff: 100 });
    for (let round = 0; round < 15; round += 1) {
      const order = await hold(sale, { promoCode: code });
      await update(order, { buyer });
      await settled(checkout(order), update(order, { promoCode: null }));
      const { status, total } = await get(order);
      expect(status === 'confirmed' ? total : 0).toBe(0);
    }
    expect(await examine(world.db)).toEqual([]);
  });

  test('an answer that is taken back never leaves a confirmed order without it', async () => {
    const sale = await createSale(organizer, [{ price: 0 }]);
    const terms = await createQuestion(organizer, sale.event, { type: 'checkbox', label: 'I accept the house rules', required: true });
    for (let round = 0; round < 15; round += 1) {
      const order = await hold(sale);
      await update(order, { buyer, answers: [{ questionId: terms.id, value: true }] });
      await settled(checkout(order), update(order, { answers: [] }));
      const { status, answers } = await get(order);
      expect(status === 'confirmed' ? answers.length : 1).toBe(1);
    }
  });

  test('a price that changed while Stripe was asked is not paid at the old one', async () => {
    const sale = await createSale(organizer, [{ price: 5000 }]);
    const { code } = await createPromoCode(organizer, sale.event, { percentOff: 50 });
    const order = await hold(sale);
    await update(order, { buyer });
    world.stripe.setDelay(300);
    await settled(checkout(order), update(order, { promoCode: code }));
    world.stripe.setDelay(0);
    const after = await get(order);
    const paid = await checkout(order);
    expect(paid).toMatchObject({ status: 'awaiting_payment', total: after.total });
    const intentId = paid.payment!.clientSecret!.split('_secret')[0]!;
    const intent = await world.db('orders').where({ id: order.id }).first('paymentIntentId', 'total');
    expect(intent).toEqual({ paymentIntentId: intentId, total: after.total });
  });
});

test('what was answered when the payment began stays answered', async () => {
  const sale = await createSale(organizer, [{ price: 5000 }]);
  const terms = await createQuestion(organizer, sale.event, { type: 'checkbox', label: 'I accept the house rules', required: true });
  const order = await hold(sale);
  await update(order, { buyer, answers: [{ questionId: terms.id, value: true }] });
  expect((await checkout(order)).status).toBe('awaiting_payment');
  await expect(update(order, { answers: [] })).rejects.toMatchObject({ code: 'answers_required' });
  expect((await update(order, { buyer: { ...buyer, firstName: 'Cleo' } })).buyer?.firstName).toBe('Cleo');
  // A question that is asked from now on is no reason to refuse another name.
  await createQuestion(organizer, sale.event, { label: 'Where did you hear of us?', required: true });
  expect((await update(order, { buyer })).buyer?.firstName).toBe(buyer.firstName);
});

describe('codes', () => {
  test('that opened a hidden tier cannot be taken off it', async () => {
    const sale = await createSale(organizer, [{ visibility: 'hidden' }]);
    const opens = await createPromoCode(organizer, sale.event, { discountType: 'none', percentOff: null, tierIds: [sale.tiers[0]!.id], maxUses: 1 }); // prettier-ignore
    const order = await hold(sale, { promoCode: opens.code });
    await expect(update(order, { promoCode: null })).rejects.toMatchObject({ code: 'access_code_required' });
    await expect(hold(sale, { promoCode: opens.code })).rejects.toMatchObject({ code: 'promo_code_invalid' });
  });

  test('that are given twice count once, whatever order they come in', async () => {
    const sale = await createSale(organizer, [{ visibility: 'hidden', price: 2000 }]);
    const both = await createPromoCode(organizer, sale.event, { percentOff: 50, tierIds: [sale.tiers[0]!.id], maxUses: 1 });
    const order = await hold(sale, { accessCode: both.code });
    expect((await update(order, { promoCode: both.code })).total).toBe(1000);
    expect((await update(order, { promoCode: both.code })).total).toBe(1000);
    expect(await examine(world.db)).toEqual([]);
    await world.visitor.orders.cancel(order.id, { credential: order.secret });
    expect((await organizer.client.promoCodes.list(sale.event.id)).data[0]?.uses).toBe(0);
  });

  test('that orders swap all at once neither stop each other nor lose count', async () => {
    const sale = await createSale(organizer);
    const [one, other] = [await createPromoCode(organizer, sale.event), await createPromoCode(organizer, sale.event)];
    const orders = await Promise.all(Array.from({ length: 10 }, (_, n) => hold(sale, { promoCode: (n % 2 ? one : other).code })));
    for (const codes of [
      [one, other],
      [other, one],
    ]) {
      // prettier-ignore
      const swapped = await Promise.all(orders.map((order, n) => update(order, { promoCode: codes[n % 2]!.code })));
      expect(swapped).toHaveLength(10);
    }
    expect(await examine(world.db)).toEqual([]);
  });
});

test('a hidden tier says nothing of itself to those without its code', async () => {
  const sale = await createSale(organizer, [{ visibility: 'hidden', name: 'Investors', price: 7777, quantity: 3 }]);
  for (const item of [{ quantity: 50 }, { quantity: 4 }, { quantity: 1, unitPrice: 1 }]) {
    const wanted = { items: [{ tierId: sale.tiers[0]!.id, ...item }] };
    await expect(world.visitor.orders.create(sale.event.id, wanted)).rejects.toMatchObject({
      code: 'access_code_required',
      message: expect.not.stringMatching(/Investors|7777/),
    });
  }
});

test('money that arrives after an event was cancelled goes back, though the order is not ended yet', async () => {
  const sale = await createSale(organizer);
  const order = await hold(sale);
  await update(order, { buyer });
  await checkout(order);
  // As if the job that ends open orders were still waiting.
  await world.db('events').where({ id: sale.event.id }).update({ status: 'cancelled' });
  const { paymentIntentId } = (await world.db('orders').where({ id: order.id }).first('paymentIntentId')) as { paymentIntentId: string };
  const body = new URLSearchParams({ payment_method: 'pm_card_visa' });
  await fetch(`${world.stripe.url}/v1/payment_intents/${paymentIntentId}/confirm`, {
    method: 'POST',
    headers: { Authorization: 'Bearer sk_test_for_tests_only', 'Content-Type': 'application/x-www-form-urlencoded' },
    body,
  });
  const ended = await eventually(
    () => get(order),
    ({ payment }) => payment?.status === 'refunded',
    'the refund',
  );
  expect(ended.tickets).toEqual([]);
});

test('half a character is refused like any other that cannot be stored', async () => {
  const sale = await createSale(organizer);
  const question = await createQuestion(organizer, sale.event);
  const order = await hold(sale);
  const address = `${world.url}/v1/orders/${order.id}`;
  const response = await fetch(address, {
    method: 'PATCH',
    headers: { Authorization: `Bearer ${order.secret}`, 'Content-Type': 'application/json' },
    body: `{"answers":[{"questionId":"${question.id}","value":"\\ud800"}]}`,
  });
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({ errors: [{ pointer: '/answers/0/value', code: 'invalid_character' }] });
});

test('a repeated request opens an order only as long as nobody is named in it', async () => {
  const sale = await createSale(organizer);
  const items = [{ tierId: sale.tiers[0]!.id, quantity: 1 }];
  const idempotencyKey = 'a-key-that-somebody-guesses';
  const order = (await world.visitor.orders.create(sale.event.id, { items }, { idempotencyKey })) as Held;
  expect((await world.visitor.orders.create(sale.event.id, { items }, { idempotencyKey })).id).toBe(order.id);
  await update(order, { buyer });
  await expect(world.visitor.orders.create(sale.event.id, { items }, { idempotencyKey })).rejects.toMatchObject({
    code: 'idempotency_key_reused',
  });
});
