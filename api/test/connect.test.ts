import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { examine } from '../src/doctor.js';
import { OrganizationModel } from '../src/db/models/accounts.js';
import { OrderModel } from '../src/db/models/orders.js';
import { buyTickets, createOrganizer, createSale, eventually, type Organizer } from './factories.js';
import { startWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld({ payments: true, env: { STRIPE_FEE_PERCENT: '2.5' } });
});
afterAll(() => world.close());

const returnUrl = 'https://pier-nine.example.com/payments';
/** Connects an account and fills in its details as the organizer would; the webhook tells that it takes payments. */
async function connected(organizer: Organizer): Promise<string> {
  const { id } = organizer.organization;
  const { url, stripeAccount } = await organizer.client.paymentAccounts.connect(id, { returnUrl });
  const page = await fetch(url, { method: 'POST', body: new URLSearchParams({ outcome: 'finish' }), redirect: 'manual' });
  expect(page.headers.get('location')).toBe(returnUrl);
  await eventually(() => stateOf(organizer), ({ stripeChargesEnabled }) => stripeChargesEnabled, 'the webhook about the account'); // prettier-ignore
  return stripeAccount;
}
const stateOf = async ({ organization }: Organizer): Promise<OrganizationModel> =>
  OrganizationModel.query(world.db).findById(organization.id).throwIfNotFound();
const accountOf = async ({ id }: { id: string }) => (await OrderModel.query(world.db).findById(id).throwIfNotFound()).stripeAccount;

test('an organization with an account of its own is paid there, less the platform’s fee, and refunds from there', async () => {
  const organizer = await createOrganizer(world);
  const account = await connected(organizer);
  const { id } = organizer.organization;
  const whole = { stripeAccount: account, chargesEnabled: true, payoutsEnabled: true, detailsSubmitted: true, feePercent: 2.5 };
  expect(await organizer.client.paymentAccounts.get(id)).toEqual(whole);
  const order = await buyTickets(world, await createSale(organizer), 2);
  expect(await accountOf(order)).toBe(account);
  const rows = async () => (await organizer.client.payments.list(order.eventId)).data;
  const [paid] = await eventually(rows, (found) => found[0]?.net !== null, 'what Stripe booked');
  expect(paid).toMatchObject({ kind: 'payment', amount: 6400, stripeAccount: account, net: 6400 - paid!.fee! });
  // 2.5 % for the platform, and what Stripe takes.
  expect(paid!.fee).toBeGreaterThan(160);
  // Buyers who began to pay there are paid back from there, even when new payments go elsewhere.
  await organizer.client.paymentAccounts.disconnect(id);
  const refund = await organizer.client.orders.refund(order.id, { amount: 1000 });
  expect(refund).toMatchObject({ status: 'succeeded', amount: 1000 });
  expect(await rows()).toEqual([expect.objectContaining({ kind: 'refund', amount: -1000, stripeAccount: account }), expect.anything()]);
  expect(await accountOf(await buyTickets(world, await createSale(organizer)))).toBeNull();
  const { totals } = await organizer.client.payments.report(id);
  expect(totals).toEqual([expect.objectContaining({ currency: 'EUR', payments: 9600, refunds: 1000, total: 8600 })]);
  expect(await examine(world.db)).toEqual([]);
});

test('an organization that ends the connection at Stripe is paid through the platform again', async () => {
  const organizer = await createOrganizer(world);
  const account = await connected(organizer);
  await fetch(`${world.stripe.url}/v1/accounts/${account}`, {
    method: 'DELETE',
    headers: { Authorization: `Bearer ${world.stripe.secretKey}` },
  });
  await eventually(() => stateOf(organizer), ({ stripeAccount }) => stripeAccount === null, 'the webhook about the end'); // prettier-ignore
  expect(await accountOf(await buyTickets(world, await createSale(organizer)))).toBeNull();
  expect(await connected(organizer)).not.toBe(account);
});

test('two who connect at once have one account', async () => {
  const organizer = await createOrganizer(world);
  const connect = () => organizer.client.paymentAccounts.connect(organizer.organization.id, { returnUrl });
  const [one, other] = await Promise.all([connect(), connect()]);
  expect(one.stripeAccount).toBe(other.stripeAccount);
});
