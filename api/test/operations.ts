import type { Series } from '@echoplex/sdk';
import Stripe from 'stripe';
import { type Contract, loadContract, type OperationId } from '../src/contract/document.js';
import { issueMailToken } from '../src/modules/accounts/mail-tokens.js';
import {
  buyer,
  buyTickets,
  createEvent,
  createOrganizer,
  createPromoCode,
  createQuestion,
  createSale,
  createTier,
  holdTickets,
  type Organizer,
  password,
  type Sale,
} from './factories.js';
import { addApiKey, addCategory, addInvitation, addMember, addSession, addUser, picture, unique, type UserRow } from './rows.js';
import type { World } from './world.js';

export const contract: Contract = loadContract();

/** What the requests are made against: one organization that sells one event, one that has nothing to do with it, and one that invites. */
export interface Scene {
  world: World;
  organizer: Organizer;
  sale: Sale;
  strangers: Organizer;
  host: Organizer;
  /** What its event is a date of, without another one. */
  series: Series;
}

export async function createScene(world: World, tier: Parameters<typeof createSale>[1]): Promise<Scene> {
  const [organizer, strangers, host] = [await createOrganizer(world), await createOrganizer(world), await createOrganizer(world)];
  const { event } = await createSale(organizer);
  const { series } = await organizer.client.events.repeat(event.id, { rule: 'FREQ=WEEKLY;COUNT=2' });
  return { world, organizer, strangers, host, series, sale: await createSale(organizer, tier) };
}

/** Who is about to make a request; rows that belong to the caller are made for this user. */
export interface Caller {
  user?: UserRow & { memberId?: string };
}

/** What a request carries beside its credential. */
export interface OperationRequest {
  params?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
  /** The order in question, where there is one: its secret is a credential for it. */
  orderSecret?: string;
}

/** Makes the rows a request needs, fresh each time where it changes them, and says what it carries. */
export type Prepare = (scene: Scene, caller: Caller) => OperationRequest | Promise<OperationRequest>;

/** Makes an operation's request at its contract address. */
export function send(
  { url }: Pick<World, 'url'>,
  id: OperationId,
  { params = {}, body, headers = {} }: OperationRequest,
  credential?: string,
): Promise<Response> {
  const operation = contract.operations.get(id);
  if (!operation) throw new Error(`${id} is not in the contract`);
  const address = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? `missing-${name}`));
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  return fetch(url + address, {
    method: operation.method.toUpperCase(),
    redirect: 'manual',
    headers: {
      ...(credential ? { Authorization: `Bearer ${credential}` } : {}),
      ...(body === undefined ? {} : { 'Content-Type': body instanceof Uint8Array ? 'image/png' : 'application/json' }),
      ...headers,
    },
    body: raw ? (body as string | Uint8Array<ArrayBuffer>) : JSON.stringify(body),
  });
}

const ours: Prepare = ({ organizer }) => ({ params: { organization: organizer.organization.id } });
const ourEvent: Prepare = ({ sale }) => ({ params: { event: sale.event.id } });
const nothing: Prepare = () => ({});
const image = async (): Promise<{ body: Buffer }> => ({ body: await picture() });

/** A request to our organization with a body. */
const toOurs =
  (body: () => unknown): Prepare =>
  ({ organizer }) => ({ params: { organization: organizer.organization.id }, body: body() });

/** A request about a fresh draft. */
const withDraft =
  (body?: unknown): Prepare =>
  async ({ organizer }) => ({ params: { event: (await createEvent(organizer)).id }, body });

/** A request about a fresh event that is on sale. */
const withSale =
  (body?: unknown): Prepare =>
  async ({ organizer }) => ({ params: { event: (await createSale(organizer)).event.id }, body });

/** A request about a fresh order. */
const withOrder =
  (request: { body?: unknown; fillIn?: boolean } = {}): Prepare =>
  async ({ world, sale }) => {
    const order = await holdTickets(world, sale);
    if (request.fillIn) await world.visitor.orders.update(order.id, { buyer }, { credential: order.secret });
    return { params: { order: order.id }, body: request.body, orderSecret: order.secret };
  };

/** A request about a fresh order that was paid, of an event that lets buyers refund themselves. */
const withPaidOrder =
  (): Prepare =>
  async ({ world, organizer }) => {
    const order = await buyTickets(world, await createSale(organizer, [{}], { refundPolicy: { selfService: 'always' } }));
    return { params: { order: order.id }, orderSecret: order.secret };
  };

const sessionOf: Prepare = async ({ world }) => {
  const { refreshToken } = await addSession(world, (await addUser(world)).id);
  return { body: { refreshToken } };
};

const mailToken = async ({ world }: Scene, purpose: 'verify_email' | 'reset_password'): Promise<string> =>
  issueMailToken(world.db, await addUser(world), purpose);

const person = () => ({ firstName: 'Ny', lastName: 'Nord', password: 'correct-horse-battery' });

/**
 * A request that succeeds for whoever may make it, for every operation. An operation that is missing here does not compile, and fails the
 * contract's test; so does one too many.
 */
export const requests: Record<OperationId, Prepare> = {
  'auth.register': () => ({ body: { ...person(), email: `ny-${unique()}@example.com` } }),
  'auth.login': async ({ world }) => ({ body: { email: (await addUser(world)).email, password } }),
  'auth.refresh': sessionOf,
  'auth.logout': sessionOf,
  'auth.verifyEmail': async (scene) => ({ body: { token: await mailToken(scene, 'verify_email') } }),
  'auth.resendVerification': nothing,
  'auth.forgotPassword': () => ({ body: { email: `nobody-${unique()}@example.com` } }),
  'auth.resetPassword': async (scene) => ({ body: { token: await mailToken(scene, 'reset_password'), password: 'another-night-market' } }),
  'me.get': nothing,
  'me.update': () => ({ body: { firstName: 'Kima' } }),
  'me.changePassword': () => ({ body: { currentPassword: password, newPassword: 'another-night-market' } }),
  'me.setAvatar': image,
  'me.orders': nothing,
  'me.tickets': nothing,
  'sessions.list': nothing,
  'sessions.revoke': async ({ world }, { user }) => ({
    params: { session: (await addSession(world, (user ?? (await addUser(world))).id)).id },
  }),
  'organizations.create': () => ({ body: { name: `Stage ${unique()}` } }),
  'organizations.list': nothing,
  'organizations.get': ours,
  'organizations.update': toOurs(() => ({ website: 'https://pier-nine.example.com' })),
  'organizations.setLogo': async (scene, caller) => ({ ...(await ours(scene, caller)), ...(await image()) }),
  'members.list': ours,
  'members.invite': toOurs(() => ({ email: `kim-${unique()}@example.com`, role: 'staff' })),
  'members.update': async ({ world, organizer: { organization } }) => ({
    params: { organization: organization.id, member: await addMember(world, organization.id, 'staff') },
    body: { role: 'scanner' },
  }),
  'members.remove': async ({ world, organizer: { organization } }) => ({
    params: { organization: organization.id, member: await addMember(world, organization.id, 'staff') },
  }),
  // Who is signed in accepts for their account, everybody else makes one.
  'members.accept': async ({ world, host }, { user }) => {
    const { token } = await addInvitation(world, host.organization.id, user?.email);
    return { body: user ? { token } : { token, account: person() } };
  },
  'invitations.list': ours,
  'invitations.revoke': async ({ world, organizer: { organization } }) => ({
    params: { organization: organization.id, invitation: (await addInvitation(world, organization.id)).id },
  }),
  'auditLog.list': ours,
  'apiKeys.list': ours,
  'apiKeys.create': toOurs(() => ({ name: 'Build', scopes: ['events:read'] })),
  'apiKeys.revoke': async ({ world, organizer: { organization } }) => ({
    params: { organization: organization.id, apiKey: (await addApiKey(world, organization.id, ['*'])).id },
  }),
  'events.list': ours,
  'events.create': toOurs(() => ({
    name: 'Night Market',
    startsAt: '2099-06-01T18:00:00+02:00',
    endsAt: '2099-06-01T23:00:00+02:00',
    timezone: 'Europe/Copenhagen',
    venue: { name: 'Pier Nine', city: 'Copenhagen', country: 'DK' },
    tags: ['food'],
  })),
  'events.get': ourEvent,
  'events.publish': async ({ organizer }) => {
    const draft = await createEvent(organizer);
    await createTier(organizer, draft);
    return { params: { event: draft.id } };
  },
  'events.update': ({ sale }) => ({ params: { event: sale.event.id }, body: { summary: 'Three stages, one pier.' } }),
  'events.delete': withDraft(),
  'events.unpublish': withSale(),
  'events.cancel': withSale({ reason: 'The pier is closed.' }),
  'events.setCover': async (scene, caller) => ({ ...(await ourEvent(scene, caller)), ...(await image()) }),
  'events.removeCover': ourEvent,
  'events.duplicate': withDraft({ name: 'Harbour Lights, again' }),
  'events.repeat': withDraft({ rule: 'FREQ=DAILY;COUNT=2' }),
  'series.get': ({ series }) => ({ params: { series: series.id } }),
  'series.events': ({ series }) => ({ params: { series: series.id } }),
  'events.search': nothing,
  'events.calendar': ourEvent,
  'organizations.calendar': ours,
  'views.record': ({ sale }) => ({ params: { event: sale.event.id }, body: { step: 'page', referrer: 'https://pier-nine.example.com' } }),
  'categories.list': nothing,
  'categories.create': () => ({ body: { slug: `jazz-${unique()}`, name: 'Jazz', parent: 'music' } }),
  'categories.update': async ({ world }) => ({ params: { category: await addCategory(world) }, body: { name: 'Jazz and blues' } }),
  'categories.delete': async ({ world }) => ({ params: { category: await addCategory(world) } }),
  'availability.get': ourEvent,
  'tiers.list': ourEvent,
  'tiers.create': ({ sale }) => ({ params: { event: sale.event.id }, body: { name: 'Balcony seat', price: 4900 } }),
  'tiers.get': ({ sale }) => ({ params: { tier: sale.tiers[0]!.id } }),
  'tiers.update': ({ sale }) => ({ params: { tier: sale.tiers[0]!.id }, body: { description: 'Standing, all three stages.' } }),
  'tiers.delete': async ({ organizer, sale }) => ({ params: { tier: (await createTier(organizer, sale.event)).id } }),
  'questions.list': ourEvent,
  'questions.create': withDraft({ type: 'text', label: 'Name on the badge' }),
  'questions.update': async ({ organizer, sale }) => ({
    params: { question: (await createQuestion(organizer, sale.event)).id },
    body: { help: 'As it should be printed.' },
  }),
  'questions.delete': async ({ organizer, sale }) => ({ params: { question: (await createQuestion(organizer, sale.event)).id } }),
  'promoCodes.list': ourEvent,
  'promoCodes.create': ({ sale }) => ({
    params: { event: sale.event.id },
    body: { code: `HARBOUR-${unique()}`, discountType: 'percent', percentOff: 20 },
  }),
  'promoCodes.createBatch': ({ sale }) => ({
    params: { event: sale.event.id },
    body: { count: 3, prefix: 'PRESS', discountType: 'fixed', amountOff: 500 },
  }),
  'promoCodes.update': async ({ organizer, sale }) => ({
    params: { promoCode: (await createPromoCode(organizer, sale.event)).id },
    body: { maxUses: 10 },
  }),
  'promoCodes.delete': async ({ organizer, sale }) => ({ params: { promoCode: (await createPromoCode(organizer, sale.event)).id } }),
  'promoCodes.check': async ({ organizer, sale }) => ({
    params: { event: sale.event.id },
    body: { code: (await createPromoCode(organizer, sale.event)).code.toLowerCase() },
  }),
  'orders.create': ({ sale: { event, tiers } }) => ({
    params: { event: event.id },
    body: { items: [{ tierId: tiers[0]!.id, quantity: 1 }] },
  }),
  'orders.list': ourEvent,
  'orders.get': withOrder(),
  'orders.update': withOrder({ body: { buyer } }),
  'orders.checkout': withOrder({ fillIn: true }),
  'orders.cancel': withOrder(),
  'orders.refund': withPaidOrder(),
  'orders.refunds': withOrder(),
  'orders.refundQuote': withOrder(),
  'payments.list': ourEvent,
  'payments.report': ours,
  'events.refundProgress': ourEvent,
  'paymentAccounts.get': ours,
  'paymentAccounts.connect': toOurs(() => ({ returnUrl: 'https://pier-nine.example.com/payments' })),
  'paymentAccounts.disconnect': ours,
  'analytics.event': ourEvent,
  'stripe.webhook': () => {
    const body = JSON.stringify({ id: `evt_${unique()}`, object: 'event', type: 'plan.created', data: { object: {} } });
    const signature = Stripe.webhooks.generateTestHeaderString({ payload: body, secret: 'whsec_for_tests_only' });
    return { body, headers: { 'Stripe-Signature': signature } };
  },
  'system.health': nothing,
  'system.ready': nothing,
  'system.metrics': nothing,
  'system.contract': nothing,
  'system.docs': nothing,
  'system.docsFile': () => ({ params: { file: 'swagger-ui.css' } }),
  'pages.home': nothing,
  'pages.widget': () => ({ params: { file: 'echoplex-tickets.js' } }),
  'pages.account': () => ({ params: { page: 'verify-email' } }),
  'pages.accountFile': () => ({ params: { file: 'account.js' } }),
  'pages.event': ({ sale }) => ({ params: { event: sale.event.slug } }),
  'pages.eventFile': () => ({ params: { file: 'event-00000000.css' } }),
  'pages.order': () => ({ params: { order: 'ord_01kag70bt4fvkr6q8s0w2y4a6c' } }),
  'pages.sitemap': nothing,
  'pages.sitemapPart': () => ({ params: { file: 'events-1.xml' } }),
  'pages.robots': nothing,
  'pages.media': () => ({ params: { file: 'cover.svg' } }),
};
