import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Order } from '@echoplex/sdk';
import { pino } from 'pino';
import { buyTickets, createOrganizer, createSale, eventually, holdTickets, type Organizer } from '../../../test/factories.js';
import { startWorld, type World } from '../../../test/world.js';
import { newId } from '../../db/ids.js';
import { OrderModel, TicketModel } from '../../db/models/orders.js';
import { PaymentModel, RefundModel } from '../../db/models/payments.js';
import { createMailer, type Mailer, sendDisputeNotice, sendEventCancelled, sendRefundFailed, sendRefundNotice } from './service.js';

let world: World;
let organizer: Organizer;
let mailer: Mailer;
beforeAll(async () => {
  world = await startWorld({ payments: true, mail: true });
  organizer = await createOrganizer(world);
  await organizer.client.organizations.update(organizer.organization.id, { name: 'Pier Nine', contactEmail: 'desk@pier-nine.example.com' });
  mailer = createMailer({ smtpUrl: world.mailbox.smtpUrl, mailFrom: 'tickets@example.com' }, pino({ level: 'silent' }));
});
afterAll(async () => {
  mailer.close();
  await world.close();
});

const deps = () => ({ db: world.db, mailer, publicUrl: 'https://tickets.example.com' });
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');
/** The mails that this sends, by whom they go to. */
async function sent(send: () => Promise<void>): Promise<Map<string, { subject: string; text: string; html: string | null }>> {
  world.mailbox.clear();
  await send();
  return new Map(
    world.mailbox.messages().map(({ to, subject, text, html }) => [to.join(), { subject: plain(subject), text: plain(text), html }]),
  );
}
const to = <T>(mails: Map<string, T>, address: string): T | undefined => [...mails].find(([whom]) => whom.includes(address))?.[1];
const atDesk = 'desk@pier-nine.example.com';
const atBuyer = 'ana@example.com';

/** A paid order of two tickets in a language; its confirmation has arrived. */
async function paidOrder(locale = 'en', of = organizer): Promise<Order> {
  const order = await buyTickets(world, await createSale(of, [{}], { name: 'Harbour Lights' }), 2);
  await eventually(() => world.mailbox.messages().filter(({ text }) => text.includes(order.number)), ({ length }) => length > 0, 'the tickets'); // prettier-ignore
  await OrderModel.query(world.db).findById(order.id).patch({ locale });
  return order;
}

async function refundOf({ id, eventId }: Order, row: Partial<RefundModel>, { surplus = false, refunded = 0, ended = false } = {}) {
  const payment = await PaymentModel.query(world.db).findOne({ orderId: id, kind: 'payment' }).throwIfNotFound();
  if (surplus) await payment.$query(world.db).patch({ surplus: true });
  await OrderModel.query(world.db).findById(id).patch({ refunded });
  const owner = { orderId: id, eventId, organizationId: organizer.organization.id, paymentId: payment.id };
  const done = { status: 'succeeded', completedAt: new Date() } as const;
  const refund = {
    ...owner,
    ...done,
    id: newId('rfd'),
    source: 'member',
    amount: refunded,
    currency: 'EUR',
    ...row,
  } as Partial<RefundModel>;
  await RefundModel.query(world.db).insert(refund);
  if (ended)
    await TicketModel.query(world.db)
      .findByIds(refund.ticketIds ?? [])
      .patch({ status: 'void' });
  return refund.id!;
}
const notice = (id: string) => sent(() => sendRefundNotice(deps(), id));

/** That a mail leads to the page of its order. */
function expectLink({ text, html }: { text: string; html: string | null }, { id }: Order, label: string): void {
  const link = new RegExp(`${label}: (https://tickets\\.example\\.com/o/${id}#eos_[\\w-]+)`).exec(text)?.[1];
  expect(link).toBeDefined();
  expect(html).toContain(`<a href="${link}"`);
}

describe('a refund', () => {
  test('of some tickets says which are void and why, in text and in HTML', async () => {
    const order = await paidOrder();
    const [ended, valid] = order.tickets;
    const row = { reason: 'Fell ill <sorry>', ticketIds: [ended!.id] };
    const mails = await notice(await refundOf(order, row, { refunded: 3200, ended: true }));
    expect(mails.size).toBe(1);
    const mail = to(mails, atBuyer)!;
    expect(mail.subject).toBe('Your payment for Harbour Lights was refunded');
    expect(mail.text).toContain('We have paid back €32.00 of your payment for Harbour Lights.');
    expect(mail.text).toContain('The reason: Fell ill <sorry>');
    expect(mail.text).toContain(`${ended!.code}  General admission`);
    expect(mail.text).not.toContain(valid!.code);
    expect(mail.text).toContain('Your other tickets stay valid.');
    expect(mail.text).toContain(order.number);
    expect(mail.html).toContain('Fell ill &lt;sorry&gt;');
    expect(mail.html).toContain(ended!.code);
  });

  test('of all of it leaves nothing to say of the rest', async () => {
    const order = await paidOrder();
    const ticketIds = order.tickets.map(({ id }) => id);
    const { text } = to(await notice(await refundOf(order, { ticketIds }, { refunded: 6400, ended: true })), atBuyer)!;
    expect(text).toContain('We have paid back €64.00 for Harbour Lights. With that, all of your payment is refunded.');
    for (const { code } of order.tickets) expect(text).toContain(code);
    expect(text).not.toMatch(/stay valid|reason/);
  });

  test.each([
    ['en', 'We have paid back €20.00 of your payment for Harbour Lights.', 'Your order'],
    ['de', 'Wir haben Ihnen 20,00 € Ihrer Zahlung für Harbour Lights erstattet.', 'Ihre Bestellung'],
    ['fr', 'Nous vous avons remboursé 20,00 € de votre paiement pour Harbour Lights.', 'Votre commande'],
    ['es', 'Te hemos devuelto 20,00 € de tu pago de Harbour Lights.', 'Tu pedido'],
  ])('of an amount speaks %s', async (locale, sentence, label) => {
    const order = await paidOrder(locale);
    const { text, html } = to(await notice(await refundOf(order, {}, { refunded: 2000 })), atBuyer)!;
    expectLink({ text, html }, order, label);
    expect(text).toContain(sentence);
    expect(html).toContain(`<html lang="${locale}">`);
  });

  test('that failed meanwhile is not told', async () => {
    expect((await notice(await refundOf(await paidOrder(), { status: 'failed', amount: 100 }))).size).toBe(0);
  });

  test('of a payment that could not become tickets is told to both sides', async () => {
    const twice = await paidOrder();
    const mails = await notice(await refundOf(twice, { source: 'surplus', amount: 6400 }, { surplus: true }));
    expect(to(mails, atBuyer)?.text).toContain(
      'was paid already when another payment arrived. We have paid back that one, €64.00, in full',
    );
    expect(to(mails, atDesk)).toMatchObject({ subject: `A payment for order ${twice.number} goes back` });
    const late = await paidOrder();
    await TicketModel.query(world.db).where({ orderId: late.id }).delete();
    const others = await notice(await refundOf(late, { source: 'stripe', amount: 6400 }, { surplus: true }));
    expect(to(others, atBuyer)?.text).toContain('could not become tickets. We have paid back €64.00 in full.');
    expect(to(others, atDesk)?.text).toContain(late.number);
  });

  test('that did not arrive is told to the organizer, with what is valid again', async () => {
    const order = await paidOrder();
    const ticketIds = [order.tickets[0]!.id];
    const id = await refundOf(order, { status: 'failed', failure: 'The account is closed.', amount: 3200, ticketIds });
    const mails = await sent(() => sendRefundFailed(deps(), id));
    expect([...mails.keys()]).toEqual([expect.stringContaining(atDesk)]);
    const { subject, text } = to(mails, atDesk)!;
    // Only the buyer's mails open the order.
    expect(text).not.toContain('eos_');
    expect(subject).toBe(`A refund for order ${order.number} failed`);
    for (const said of ['€32.00', 'The account is closed.', order.tickets[0]!.code, atBuyer]) expect(text).toContain(said);
  });
});

describe('a dispute', () => {
  const dispute = { amount: 6400, reason: 'product_not_received', respondBy: '2099-12-20T22:59:59Z' };
  const told = async (order: Order, status: 'open' | 'won' | 'lost', change: Partial<OrderModel> = {}) => {
    await OrderModel.query(world.db)
      .findById(order.id)
      .patch({ dispute: { ...dispute, status }, ...change });
    return sent(() => sendDisputeNotice(deps(), order.id, status));
  };

  test('is told to the organizer alone: how much, why, until when, and how it ended', async () => {
    const order = await paidOrder();
    const mails = await told(order, 'open');
    expect([...mails.keys()]).toEqual([expect.stringContaining(atDesk)]);
    const { subject, text } = to(mails, atDesk)!;
    expect(subject).toBe(`Order ${order.number} is disputed`);
    for (const said of ['€64.00', 'product not received', '20 December 2099', order.id, 'whoever runs this site']) {
      expect(text).toContain(said);
    }
    expect(to(await told(order, 'won'), atDesk)?.text).toContain('€64.00 come back, and the tickets stay valid');
    expect(to(await told(order, 'lost'), atDesk)?.text).toContain('The tickets are void now');
  });

  test('links to Stripe where the organizer has an account there', async () => {
    const order = await paidOrder();
    const mails = await told(order, 'open', { stripeAccount: 'acct_pier' });
    expect(to(mails, atDesk)?.text).toMatch(/https:\/\/dashboard\.stripe\.com\/acct_pier\/payments\/pi_\w+/);
  });

  test('goes to the owners where no contact address is given', async () => {
    const own = await createOrganizer(world);
    expect([...(await told(await paidOrder('en', own), 'open')).keys()]).toEqual([expect.stringContaining(own.email)]);
  });
});

describe('a cancelled event', () => {
  const mailOf = async (order: Order) => to(await sent(() => sendEventCancelled(deps(), order.id)), atBuyer)!;
  const cancel = (order: Order) =>
    world.db('events').where({ id: order.eventId }).update({ status: 'cancelled', cancelledAt: new Date(), cancelReason: 'A storm.' });

  test('says that all money goes back, once that has begun or is about to', async () => {
    const order = await paidOrder();
    await cancel(order);
    await refundOf(order, { source: 'event_cancelled', amount: 6400 }, { refunded: 6400 });
    const { text, html } = await mailOf(order);
    expect(text).toContain('All your money goes back to you: €64.00');
    expect(text).toContain('The reason: A storm.');
    expect(html).toContain('€64.00');
    expectLink({ text, html }, order, 'Your order');
    const soon = await paidOrder('de');
    await cancel(soon);
    // In an hour, so that nobody begins it while the mail is written.
    await world.db.raw(`select graphile_worker.add_job('refund-event', json_build_object('eventId', ?::text), job_key => ?, run_at => now() + interval '1 hour')`, [soon.eventId, `refund-event:${soon.eventId}`]); // prettier-ignore
    const german = await mailOf(soon);
    expect(german.text).toContain('Sie erhalten Ihr ganzes Geld zurück: 64,00 €');
    expectLink(german, soon, 'Ihre Bestellung');
  });

  test('says that the organizer will write when the refunds are left out, and nothing where nothing was paid', async () => {
    const order = await paidOrder();
    await cancel(order);
    expect((await mailOf(order)).text).toContain('Pier Nine will get in touch with you about your payment.');
    const free = await holdTickets(world, await createSale(organizer, [{ price: 0 }]));
    await OrderModel.query(world.db).findById(free.id).patch({ buyerEmail: atBuyer });
    await cancel(free);
    expect((await mailOf(free)).text).not.toMatch(/money|payment for|get in touch/);
  });
});
