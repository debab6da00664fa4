import { randomBytes } from 'node:crypto';
import type {
  EchoPlex,
  Event,
  EventInput,
  Order,
  Organization,
  PromoCode,
  PromoCodeInput,
  Question,
  QuestionInput,
  Tier,
  TierInput,
} from '@echoplex/sdk';
import type { World } from './world.js';

const day = 24 * 60 * 60 * 1000;
const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString();
/** The password of everybody that tests create. */
export const password = 'harbour-lights-2026';
const unique = (): string => randomBytes(4).toString('hex');

export interface Organizer {
  client: EchoPlex;
  organization: Organization;
  email: string;
  userId: string;
  memberId: string;
  refreshToken: string;
}

/** An organizer with an organization of their own. */
export async function createOrganizer(world: World): Promise<Organizer> {
  const email = `organizer-${unique()}@example.com`;
  const session = await world.visitor.auth.register({
    email,
    password,
    firstName: 'Olive',
    lastName: 'Hart',
    role: 'organizer',
    organizationName: `Pier ${unique()}`,
  });
  const client = world.client({ accessToken: session.accessToken });
  const [membership] = session.user.memberships;
  if (!membership) throw new Error('an organizer begins with an organization');
  const organization = await client.organizations.get(membership.organizationId);
  return { client, organization, email, userId: session.user.id, memberId: membership.memberId, refreshToken: session.refreshToken };
}

/** A signed-in user without an organization. */
export async function createAttendee(world: World, email = `attendee-${unique()}@example.com`) {
  const session = await world.visitor.auth.register({ email, password, firstName: 'Mai', lastName: 'Lund' });
  return { client: world.client({ accessToken: session.accessToken }), email, userId: session.user.id, session };
}

/** The token in the newest mail to an address, as its reader would click on it. */
export async function tokenMailedTo(world: World, address: string, page: string): Promise<string> {
  const pattern = new RegExp(`/account/${page}#token=([\\w-]+)`);
  const tokens = await eventually(
    () =>
      world.mailbox
        .messages()
        .filter(({ to }) => to.some((recipient) => recipient.includes(address)))
        .flatMap(({ text }) => pattern.exec(text)?.[1] ?? []),
    (found) => found.length > 0,
    `the mail with a link to ${page} for ${address}`,
  );
  const [newest] = tokens;
  if (!newest) throw new Error('there is a token');
  return newest;
}

/** A draft in a month. */
export const createEvent = ({ client, organization }: Organizer, overrides: Partial<EventInput> = {}): Promise<Event> =>
  client.events.create(organization.id, {
    name: `Harbour Lights ${unique()}`,
    startsAt: inDays(30),
    endsAt: inDays(31),
    timezone: 'Europe/Copenhagen',
    currency: 'EUR',
    ...overrides,
  });

export const createTier = ({ client }: Organizer, event: Event, overrides: Partial<TierInput> = {}): Promise<Tier> =>
  client.tiers.create(event.id, { name: 'General admission', price: 3200, quantity: 100, ...overrides });

export const createQuestion = ({ client }: Organizer, event: Event, overrides: Partial<QuestionInput> = {}): Promise<Question> =>
  client.questions.create(event.id, { type: 'text', label: 'Name on the badge', ...overrides });

export const createPromoCode = ({ client }: Organizer, event: Event, overrides: Partial<PromoCodeInput> = {}): Promise<PromoCode> =>
  client.promoCodes.create(event.id, { code: `HARBOUR-${unique()}`, discountType: 'percent', percentOff: 20, ...overrides });

export interface Sale {
  event: Event;
  tiers: Tier[];
}

/** A published event with these tiers. */
export async function createSale(organizer: Organizer, tiers: Partial<TierInput>[] = [{}], event: Partial<EventInput> = {}): Promise<Sale> {
  const draft = await createEvent(organizer, event);
  const made: Tier[] = [];
  for (const tier of tiers) made.push(await createTier(organizer, draft, tier));
  return { event: await organizer.client.events.publish(draft.id), tiers: made };
}

export const buyer = { email: 'ana@example.com', firstName: 'Ana', lastName: 'Sørensen' };

/** A held order of this many of each tier, with its secret. */
export async function holdTickets(world: World, { event, tiers }: Sale, quantity = 1): Promise<Order & { secret: string }> {
  const order = await world.visitor.orders.create(event.id, { items: tiers.map((tier) => ({ tierId: tier.id, quantity })) });
  if (!order.secret) throw new Error('an order is created with its secret');
  return { ...order, secret: order.secret };
}

/** Waits until `look` finds what is expected; fails after a generous while with what was found last. */
export async function eventually<T>(look: () => Promise<T> | T, fits: (value: T) => boolean, what: string): Promise<T> {
  let value = await look();
  for (let attempt = 0; attempt < 300 && !fits(value); attempt += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    value = await look();
  }
  if (!fits(value)) throw new Error(`${what} did not come about; last seen: ${JSON.stringify(value)}`);
  return value;
}

/** Waits until somebody waits for a row that another transaction has locked. */
export const waitingForLock = async (world: World): Promise<void> => {
  const waiting = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  await eventually(async () => (await world.db.raw<{ rows: unknown[] }>(waiting)).rows.length, (count) => count > 0, 'somebody who waits'); // prettier-ignore
};

/** A confirmed order of a sale with a price, paid at Stripe, with its secret. */
export async function buyTickets(world: World, sale: Sale, quantity = 1): Promise<Order & { secret: string }> {
  const { id, secret } = await holdTickets(world, sale, quantity);
  const credential = { credential: secret };
  await world.visitor.orders.update(id, { buyer }, credential);
  const { payment } = await world.visitor.orders.checkout(id, {}, credential);
  const intent = payment?.clientSecret?.split('_secret_')[0];
  if (!intent) throw new Error('a checkout answers what Stripe.js needs');
  world.stripe.confirm(intent);
  const order = await eventually(() => world.visitor.orders.get(id, credential), ({ status }) => status === 'confirmed', 'the confirmation'); // prettier-ignore
  return { ...order, secret };
}
