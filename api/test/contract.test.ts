import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import Stripe from 'stripe';
import { loadContract, type OperationId } from '../src/contract/document.js';
import { schemaCompiler } from '../src/contract/schemas.js';
import { buyer, createEvent, createOrganizer, createSale, createTier, holdTickets, type Organizer, type Sale } from './factories.js';
import { startWorld, type World } from './world.js';

const contract = loadContract();
const compile = schemaCompiler(contract);

let world: World;
let organizer: Organizer;
let sale: Sale;
let media: string;
let token: string;

beforeAll(async () => {
  media = await mkdtemp(path.join(tmpdir(), 'echoplex-media-'));
  await writeFile(path.join(media, 'cover.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  world = await startWorld({ payments: true, env: { STORAGE_URL: pathToFileURL(media).href } });
  organizer = await createOrganizer(world);
  token = (await world.visitor.auth.login({ email: organizer.email, password: 'harbour-lights-2026' })).accessToken;
  sale = await createSale(organizer, [{ quantity: 100 }]);
});
afterAll(async () => {
  await world.close();
  await rm(media, { recursive: true, force: true });
});

type Call = (id: OperationId) => Promise<Response>;

/** Calls an operation at its contract address. */
function send(
  id: OperationId,
  params: Record<string, string> = {},
  { body, credential, headers = {} }: { body?: unknown; credential?: string; headers?: Record<string, string> } = {},
): Promise<Response> {
  const operation = contract.operations.get(id);
  if (!operation) throw new Error(`${id} is not in the contract`);
  const address = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? `missing-${name}`));
  return fetch(world.url + address, {
    method: operation.method.toUpperCase(),
    redirect: 'manual',
    headers: {
      ...(credential ? { Authorization: `Bearer ${credential}` } : {}),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  });
}

const asMember = (id: OperationId, params: Record<string, string> = {}, body?: unknown): Promise<Response> =>
  send(id, params, { body, credential: token });
const inOrganization = (): Record<string, string> => ({ organization: organizer.organization.id });
const ofEvent = (): Record<string, string> => ({ event: sale.event.id });

/** A way to succeed with every operation. A new operation that is missing here does not compile. */
const calls: Record<OperationId, Call> = {
  'auth.register': (id) =>
    send(id, {}, { body: { email: 'new@example.com', password: 'correct-horse-battery', firstName: 'Ny', lastName: 'Nord' } }),
  'auth.login': (id) => send(id, {}, { body: { email: organizer.email, password: 'harbour-lights-2026' } }),
  'auth.refresh': (id) => send(id, {}, { body: { refreshToken: organizer.refreshToken } }),
  'auth.logout': (id) => send(id, {}, { body: { refreshToken: organizer.refreshToken } }),
  'me.get': (id) => asMember(id),
  'organizations.create': (id) => asMember(id, {}, { name: 'Second Stage' }),
  'organizations.list': (id) => asMember(id),
  'organizations.get': (id) => asMember(id, inOrganization()),
  'apiKeys.list': (id) => asMember(id, inOrganization()),
  'apiKeys.create': (id) => asMember(id, inOrganization(), { name: 'Build', scopes: ['events:read'] }),
  'apiKeys.revoke': async (id) => {
    const key = await organizer.client.apiKeys.create(organizer.organization.id, { name: 'Old', scopes: ['*'] });
    return asMember(id, { ...inOrganization(), apiKey: key.id });
  },
  'events.list': (id) => asMember(id, inOrganization()),
  'events.create': (id) =>
    asMember(id, inOrganization(), {
      name: 'Night Market',
      startsAt: '2099-06-01T18:00:00+02:00',
      endsAt: '2099-06-01T23:00:00+02:00',
      timezone: 'Europe/Copenhagen',
      venue: { name: 'Pier Nine', city: 'Copenhagen', country: 'DK' },
      tags: ['food'],
    }),
  'events.get': (id) => send(id, ofEvent()),
  'events.publish': async (id) => {
    const draft = await createEvent(organizer);
    await createTier(organizer, draft);
    return asMember(id, { event: draft.id });
  },
  'availability.get': (id) => send(id, ofEvent()),
  'tiers.list': (id) => send(id, ofEvent()),
  'tiers.create': (id) => asMember(id, ofEvent(), { name: 'Balcony seat', price: 4900 }),
  'orders.create': (id) => send(id, ofEvent(), { body: { items: [{ tierId: sale.tiers[0]!.id, quantity: 1 }] } }),
  'orders.list': (id) => asMember(id, ofEvent()),
  'orders.get': async (id) => {
    const order = await holdTickets(world, sale);
    return send(id, { order: order.id }, { credential: order.secret });
  },
  'orders.update': async (id) => {
    const order = await holdTickets(world, sale);
    return send(id, { order: order.id }, { credential: order.secret, body: { buyer } });
  },
  'orders.checkout': async (id) => {
    const order = await holdTickets(world, sale);
    await world.visitor.orders.update(order.id, { buyer }, { credential: order.secret });
    return send(id, { order: order.id }, { credential: order.secret });
  },
  'orders.cancel': async (id) => {
    const order = await holdTickets(world, sale);
    return send(id, { order: order.id }, { credential: order.secret });
  },
  'analytics.event': (id) => asMember(id, ofEvent()),
  'stripe.webhook': (id) => {
    const body = JSON.stringify({ id: 'evt_contract', object: 'event', type: 'plan.created', data: { object: {} } });
    const signature = Stripe.webhooks.generateTestHeaderString({ payload: body, secret: 'whsec_for_tests_only' });
    return send(id, {}, { body, headers: { 'Stripe-Signature': signature } });
  },
  'system.health': (id) => send(id),
  'system.ready': (id) => send(id),
  'system.metrics': (id) => send(id),
  'system.contract': (id) => send(id),
  'system.docs': (id) => send(id),
  'system.docsFile': (id) => send(id, { file: 'swagger-ui.css' }),
  'pages.home': (id) => send(id),
  'pages.widget': (id) => send(id, { file: 'echoplex-tickets.js' }),
  'pages.media': (id) => send(id, { file: 'cover.svg' }),
};

describe('every operation of the contract works', () => {
  test.each([...contract.operations.keys()])('%s', async (id) => {
    const response = await calls[id](id);
    const operation = contract.operations.get(id);
    const text = await response.text();
    expect({ status: response.status, problem: response.status < 400 ? null : text }).toEqual({
      status: operation?.successStatus,
      problem: null,
    });
    expect(response.headers.get('X-Request-Id')).toMatch(/^req_/);
    const schema = compile(operation!).responses.get(response.status);
    if (schema) expect(schema.safeParse(JSON.parse(text)).error).toBeUndefined();
  });

  test('and none is called that the contract does not have', () => {
    expect(Object.keys(calls).sort()).toEqual([...contract.operations.keys()].sort());
  });
});

describe('what every operation that needs credentials', () => {
  const closed = [...contract.operations.values()].filter((operation) => !operation.open).map(({ id }) => id);

  test.each(closed)('%s refuses without one, and with one it does not know', async (id) => {
    for (const credential of [undefined, 'epk_unknown', 'eos_unknown', 'no.jwt.atall']) {
      const body = contract.operations.get(id)?.body ? {} : undefined;
      const response = await send(id, { ...inOrganization(), ...ofEvent() }, { credential, body });
      expect(response.status).toBe(401);
      expect(response.headers.get('Content-Type')).toContain('application/problem+json');
      expect(response.headers.get('WWW-Authenticate')).toBe('Bearer');
    }
  });
});
