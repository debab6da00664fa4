import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Transaction } from '../src/db/knex.js';
import { checks, examineIn } from '../src/doctor/examine.js';
import { examine, type Finding } from '../src/doctor.js';
import { buyer, createOrganizer, createPromoCode, createSale, eventually, holdTickets, type Sale } from './factories.js';
import { startWorld, type World } from './world.js';

let world: World;
let sale: Sale;
/** Ids that statements name. */
const ids = { event: '', other: '', tier: '', otherTier: '', code: '', held: '', free: '', paid: '' };

const fill = (id: string, credential: string) => world.visitor.orders.update(id, { buyer }, { credential });

async function buyFor(price: number): Promise<string> {
  const { id, secret } = await holdTickets(world, await createSale(await organizer, [{ price }]));
  await fill(id, secret);
  await world.visitor.orders.checkout(id, { credential: secret });
  return id;
}

let organizer: ReturnType<typeof createOrganizer>;
beforeAll(async () => {
  world = await startWorld({ payments: true });
  organizer = createOrganizer(world);
  sale = await createSale(await organizer, [{ quantity: 10 }], { capacity: 20 });
  const other = await createSale(await organizer);
  const promo = await createPromoCode(await organizer, sale.event, { maxUses: 5 });
  const items = [{ tierId: sale.tiers[0]!.id, quantity: 2 }];
  const held = await world.visitor.orders.create(sale.event.id, { items, promoCode: promo.code });
  const [free, paid] = [await buyFor(0), await buyFor(3200)];
  Object.assign(ids, { event: sale.event.id, other: other.event.id, tier: sale.tiers[0]!.id, otherTier: other.tiers[0]!.id });
  Object.assign(ids, { code: promo.id, held: held.id, free, paid });
  const { paymentIntentId } = (await world.db('orders').where({ id: paid }).first('paymentIntentId')) as { paymentIntentId: string };
  world.stripe.confirm(paymentIntentId);
  const statusOf = async () => ((await world.db('orders').where({ id: paid }).first('status')) as { status: string }).status;
  await eventually(statusOf, (status) => status === 'confirmed', 'the payment');
  await eventually(() => world.db('stripe_events').whereNull('processed_at'), (events) => events.length === 0, 'the last event'); // prettier-ignore
});
afterAll(() => world.close());

/** What is found when these statements were run; nothing of them stays. */
async function findingsAfter(...statements: string[]): Promise<Finding[]> {
  let findings: Finding[] = [];
  const undo = new Error('undo');
  const work = async (trx: Transaction): Promise<void> => {
    for (const statement of statements) await trx.raw(statement, ids);
    findings = await examineIn(trx, 3);
    throw undo;
  };
  await world.db.transaction(work).catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  return findings;
}

/** The rows of one check; the others that break along with it are not looked at. */
const rowsOf = (findings: Finding[], name: string) => findings.find(({ check }) => check === name)?.rows;

const dropped = (table: string, constraint: string): string => `alter table ${table} drop constraint ${constraint}`;
const stripeEvent = `insert into stripe_events (id, type, payload) values ('evt_1', 'payment_intent.succeeded', '{}')`;
/** Money that became no tickets, and what moved of it. */
const payment = (amount: number, kind = 'payment'): string =>
  `insert into payments (id, order_id, event_id, kind, stripe_id, stripe_intent, surplus, amount, currency)
     select 'pay_${kind}', id, event_id, '${kind}', '${kind === 'payment' ? 'pi_late' : 're_late'}', 'pi_late', true, ${amount}, currency
       from orders where id = :held`;
/** A refund of what was paid. */
const refund = (amount: number, more = ''): string =>
  `insert into refunds (id, order_id, event_id, organization_id, payment_id, source, amount, currency${more && ', created_at'})
     select 'rfd_1', o.id, o.event_id, o.organization_id, p.id, 'member', ${amount}, o.currency${more && `, ${more}`}
       from orders o join payments p on p.order_id = o.id where o.id = :paid`;
/** A refund of money that became no tickets. */
const surplusRefund = `insert into refunds (id, order_id, event_id, organization_id, payment_id, source, amount, currency)
     select 'rfd_1', id, event_id, organization_id, 'pay_payment', 'surplus', 900, currency from orders where id = :held`;
const job = (name: string, key: string): string =>
  `select graphile_worker.add_job('${name}', '{}'::json, job_key => '${name}:${key}', run_at => now() + interval '1 hour')`;
const givesUp = `update graphile_worker._private_jobs set attempts = max_attempts, locked_at = null where locked_at is null`;

/** For every check what breaks it, and part of the row that tells of it. */
const breaks: Record<string, [statements: string[], row: () => object]> = {
  'tier-held': [['update tiers set held = 5 where id = :tier'], () => ({ event: ids.event, tier: ids.tier, found: 5, expected: 2 })],
  'tier-sold': [['update tiers set sold = 4 where id = :tier'], () => ({ tier: ids.tier, found: 4, expected: 0 })],
  'event-held': [['update events set held = 3 where id = :event'], () => ({ event: ids.event, found: 3, expected: 2 })],
  'event-sold': [['update events set sold = 1 where id = :event'], () => ({ event: ids.event, found: 1, expected: 0 })],
  'stock-within-bounds': [
    [dropped('tiers', 'tiers_stock_within_quantity'), 'update tiers set quantity = 1 where id = :tier'],
    () => ({ event: ids.event, tier: ids.tier, held: 2, sold: 0, most: 1 }),
  ],
  'code-uses': [['update promo_codes set uses = 3 where id = :code'], () => ({ event: ids.event, code: ids.code, found: 3, expected: 1 })],
  'code-within-maximum': [
    [dropped('promo_codes', 'promo_codes_uses_within_maximum'), 'update promo_codes set uses = 6 where id = :code'],
    () => ({ code: ids.code, found: 6, most: 5 }),
  ],
  'hold-overdue': [
    [`update orders set expires_at = now() - interval '90 seconds' where id = :held`],
    () => ({ order: ids.held, status: 'held', secondsLate: 90 }),
  ],
  'hold-endless': [['update orders set expires_at = null where id = :held'], () => ({ order: ids.held })],
  'order-event': [
    [`update orders set event_id = 'evt_gone' where id = :held`],
    () => ({ order: ids.held, event: 'evt_gone', expected: null }),
  ],
  'order-items': [['delete from order_items where order_id = :held'], () => ({ order: ids.held, status: 'held' })],
  'item-tier': [
    ['update order_items set tier_id = :otherTier where order_id = :held'],
    () => ({ order: ids.held, tier: ids.otherTier, tierEvent: ids.other }),
  ],
  'order-price': [
    ['update order_items set unit_price = unit_price + 1 where order_id = :held'],
    () => ({ order: ids.held, subtotal: 6400, itemsSubtotal: 6402 }),
  ],
  'order-tickets': [['delete from tickets where order_id = :free'], () => ({ order: ids.free, found: 0, expected: 1 })],
  'ticket-order': [[`update orders set status = 'expired' where id = :free`], () => ({ order: ids.free, orderStatus: 'expired' })],
  'order-confirmed-at': [['update orders set confirmed_at = null where id = :free'], () => ({ order: ids.free })],
  'order-told': [[`delete from domain_events where order_id = :paid and type = 'order.confirmed'`], () => ({ order: ids.paid })],
  'order-awaiting': [[`update orders set status = 'awaiting_payment' where id = :held`], () => ({ order: ids.held, paymentIntent: null })],
  'order-paid': [
    ['delete from balance_transactions', 'delete from payments where order_id = :paid'],
    () => ({ order: ids.paid, found: 0, expected: 3200 }),
  ],
  'money-returned': [[payment(900)], () => ({ order: ids.held, kept: 900, returning: 0 })],
  'ticket-place': [[`update tickets set holds_stock = false where order_id = :free`], () => ({ order: ids.free, status: 'valid' })],
  'refunded-tickets': [[`update tickets set status = 'void' where order_id = :paid`], () => ({ order: ids.paid, valid: 0, tickets: 1 })],
  'refund-within-payment': [[refund(3201)], () => ({ order: ids.paid, left: 3200, returning: 3201 })],
  'refund-booked': [
    [refund(100), `update refunds set stripe_refund_id = 're_1', status = 'succeeded', completed_at = now() where id = 'rfd_1'`],
    () => ({ order: ids.paid, refund: 'rfd_1', status: 'succeeded', expected: 100, found: 0 }),
  ],
  'balance-booked': [
    [`update balance_transactions b set amount = 3199, net = 3199 - fee from payments p where p.id = b.payment_id and p.order_id = :paid`],
    () => ({ order: ids.paid, kind: 'payment', found: 3199, expected: 3200 }),
  ],
  'payment-order': [
    [`update payments set currency = 'USD' where order_id = :paid`],
    () => ({ order: ids.paid, found: 'USD', expected: 'EUR' }),
  ],
  'stripe-event': [[stripeEvent], () => ({ stripeEvent: 'evt_1' })],
  guards: [
    [dropped('events', 'events_stock_within_capacity'), 'drop index orders_payment_intent_key'],
    () => ({ missing: 'events_stock_within_capacity' }),
  ],
  listings: [['update tiers set price = 1 where id = :tier'], () => ({ event: ids.event, listing: 'outdated' })],
};

test('nothing is broken to begin with', async () => {
  expect(await examine(world.db)).toEqual([]);
});

describe('every invariant', () => {
  test('has a test that breaks it', () => {
    expect(Object.keys(breaks).sort()).toEqual(checks.map(({ name }) => name).sort());
  });
  test.each(Object.keys(breaks))('%s is found broken, row by row', async (name) => {
    const [statements, row] = breaks[name]!;
    const findings = await findingsAfter(...statements);
    expect(rowsOf(findings, name)?.[0]).toMatchObject(row());
    expect(findings.find(({ check }) => check === name)?.advice).toMatch(/\w{3}.*\.$/);
  });
});

describe('what is no fault', () => {
  const quiet = async (name: string, ...statements: string[]): Promise<void> =>
    expect(rowsOf(await findingsAfter(...statements), name)).toBeUndefined();

  test('a hold whose time has just run out', () =>
    quiet('hold-overdue', `update orders set expires_at = now() - interval '20 seconds' where id = :held`));
  test('money that a refund will give back, as long as somebody works on it', async () => {
    await quiet('money-returned', payment(900), surplusRefund);
    const gone = [payment(900), surplusRefund, payment(-900, 'refund')];
    await quiet('money-returned', ...gone, `update refunds set status = 'succeeded', stripe_refund_id = 're_late', completed_at = now()`);
    const failed = `update refunds set status = 'failed', completed_at = now() where id = 'rfd_1'`;
    expect(rowsOf(await findingsAfter(payment(900), surplusRefund, failed), 'money-returned')).toMatchObject([
      { order: ids.held, kept: 900 },
    ]);
  });
  test('a refund that waits for its job, and one that the job has left behind', async () => {
    const old = refund(100, `now() - interval '11 minutes'`);
    await quiet('refund-booked', refund(100));
    await quiet('refund-booked', old, job('execute-refund', 'rfd_1'));
    for (const left of [[old], [old, job('execute-refund', 'rfd_1'), givesUp]])
      expect(rowsOf(await findingsAfter(...left), 'refund-booked')).toMatchObject([{ refund: 'rfd_1', status: 'pending' }]);
  });
  test('money that a bank holds while it decides; what it keeps has to be said', async () => {
    const taken = `insert into payments (id, order_id, event_id, kind, stripe_id, stripe_intent, amount, currency)
      select 'pay_dispute', order_id, event_id, 'dispute', 'dp_1', stripe_intent, -3200, currency from payments where order_id = :paid`;
    const dispute = (status: string) => `update orders set dispute = '{"status":"${status}"}' where id = :paid`;
    await quiet('order-paid', taken, dispute('open'));
    expect(rowsOf(await findingsAfter(taken, dispute('lost')), 'order-paid')).toMatchObject([
      { order: ids.paid, found: 0, expected: 3200 },
    ]);
  });
  test('what Stripe told, as long as a job works on it', async () => {
    const work = job('handle-stripe-event', 'evt_1');
    await quiet('stripe-event', stripeEvent, work);
    expect(rowsOf(await findingsAfter(stripeEvent, work, givesUp), 'stripe-event')).toHaveLength(1);
  });
  test('void tickets of a free order that was cancelled', () =>
    quiet(
      'ticket-order',
      `update orders set status = 'cancelled' where id = :free`,
      `update tickets set status = 'void', holds_stock = false where order_id = :free`,
    ));
  test('a listing of an event that is just over', () =>
    quiet('listings', `update events set starts_at = now() - interval '1 hour', ends_at = now() + interval '10 seconds' where id = :event`, `delete from event_listings where event_id = :event`)); // prettier-ignore
});

test('other ways in which discovery and the events differ are told apart', async () => {
  expect(rowsOf(await findingsAfter('delete from event_listings where event_id = :event'), 'listings')).toEqual([
    { event: ids.event, listing: 'missing' },
  ]);
  expect(rowsOf(await findingsAfter(`update events set status = 'draft' where id = :event`), 'listings')).toEqual([
    { event: ids.event, listing: 'to go' },
  ]);
});

test('of many rows the first are told and all are counted', async () => {
  const many = `insert into tiers (id, event_id, organization_id, name, price, held, min_per_order, max_per_order, visibility, position)
    select 'tier_' || n, event_id, organization_id, name, price, 1, 1, 1, 'hidden', n from tiers, generate_series(1, 30) n where id = :tier`;
  const finding = (await findingsAfter(many)).find(({ check }) => check === 'tier-held');
  expect(finding).toMatchObject({ count: 30, fixable: true });
  expect(finding?.rows).toHaveLength(3);
});

test('sales that go on meanwhile are no false alarm', async () => {
  const rush = await createSale(await organizer, [{ quantity: 400 }, { quantity: 400 }]);
  let selling = true;
  const customers = Array.from({ length: 8 }, async () => {
    while (selling) {
      const { id, secret } = await holdTickets(world, rush);
      await world.visitor.orders.cancel(id, { credential: secret });
    }
  });
  const found: Finding[] = [];
  for (let round = 0; round < 10; round += 1) found.push(...(await examine(world.db)));
  selling = false;
  await Promise.all(customers);
  expect(found).toEqual([]);
});
