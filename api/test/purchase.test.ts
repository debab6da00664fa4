import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { examine } from '../src/doctor.js';
import { buyer, createOrganizer, createPromoCode, createSale, eventually, holdTickets, type Organizer } from './factories.js';
import { startWorld, type World } from './world.js';

let world: World;
let organizer: Organizer;

beforeAll(async () => {
  world = await startWorld({ payments: true, mail: true });
  organizer = await createOrganizer(world);
});
afterAll(async () => {
  expect(await examine(world.db)).toEqual([]);
  await world.close();
});

describe('a free order', () => {
  test('is held, filled in, confirmed at once, and its tickets arrive by mail', async () => {
    const sale = await createSale(organizer, [{ price: 0, quantity: 5 }]);
    const order = await holdTickets(world, sale, 2);
    expect(order).toMatchObject({ status: 'held', total: 0, buyer: null, tickets: [] });
    const credential = order.secret;
    await world.visitor.orders.update(
      order.id,
      { buyer, attendees: [{ tierId: sale.tiers[0]!.id, firstName: 'Bo', lastName: 'Holm' }] },
      { credential },
    );
    const confirmed = await world.visitor.orders.checkout(order.id, { credential });
    expect(confirmed).toMatchObject({ status: 'confirmed', payment: null, expiresAt: null });
    expect(confirmed.tickets).toHaveLength(2);
    expect(confirmed.tickets[0]!.attendee).toEqual({ firstName: 'Bo', lastName: 'Holm', email: null });
    expect(confirmed.tickets[1]!.attendee).toBeNull();
    expect(confirmed.tickets[0]!.code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    const availability = await world.visitor.availability.get(sale.event.id);
    expect(availability.tiers[0]).toMatchObject({ available: 3, held: 0 });
    const mails = await eventually(
      () => world.mailbox.messages().filter((mail) => mail.text.includes(order.number)),
      (found) => found.length > 0,
      'the confirmation mail',
    );
    expect(mails).toHaveLength(1);
    for (const { code } of confirmed.tickets) expect(mails[0]!.text).toContain(code);
  });
});

test('a mail says what a code took off, and its lines add up', async () => {
  const sale = await createSale(organizer, [{ price: 3200 }]);
  const { code } = await createPromoCode(organizer, sale.event, { percentOff: 100 });
  const order = await holdTickets(world, sale, 2);
  const credential = order.secret;
  await world.visitor.orders.update(order.id, { buyer, promoCode: code }, { credential });
  await world.visitor.orders.checkout(order.id, { credential });
  const [mail] = await eventually(
    () => world.mailbox.messages().filter(({ text }) => text.includes(order.number)),
    (found) => found.length > 0,
    'the confirmation mail',
  );
  expect(mail!.text).toMatch(new RegExp(`2 × General admission  €64\\.00\\s+${code}  −€64\\.00\\s+Total  Free`));
});

describe('a paid order', () => {
  test('awaits its payment, survives a decline, and is confirmed by the webhook', async () => {
    const sale = await createSale(organizer);
    const order = await holdTickets(world, sale, 2);
    const credential = order.secret;
    await world.visitor.orders.update(order.id, { buyer }, { credential });
    const awaiting = await world.visitor.orders.checkout(order.id, { credential });
    expect(awaiting).toMatchObject({ status: 'awaiting_payment', total: 6400, payment: { status: 'pending' } });
    const again = await world.visitor.orders.checkout(order.id, { credential });
    expect(again.payment?.clientSecret).toBe(awaiting.payment?.clientSecret);

    const { paymentIntentId: intent } = await world.db('orders').where({ id: order.id }).first();
    await payWith(intent, 'pm_card_chargeDeclined').catch(() => undefined);
    await eventually(
      () => world.visitor.orders.get(order.id, { credential }),
      (found) => found.payment?.status === 'failed',
      'the decline',
    );
    await payWith(intent, 'pm_card_visa');
    const paid = await eventually(
      () => world.visitor.orders.get(order.id, { credential }),
      (found) => found.status === 'confirmed',
      'the confirmation',
    );
    expect(paid.tickets).toHaveLength(2);
    expect(paid.payment).toEqual({ status: 'succeeded' });
  });
});

async function payWith(intent: string, paymentMethod: string): Promise<void> {
  const response = await fetch(`${world.stripe.url}/v1/payment_intents/${intent}/confirm`, {
    method: 'POST',
    headers: { Authorization: 'Bearer sk_test_for_tests_only', 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ payment_method: paymentMethod }),
  });
  if (!response.ok) throw new Error(await response.text());
}
