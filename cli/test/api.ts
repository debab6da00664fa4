import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { page, problem, type Answer, type Handler, type Received } from './answers.js';
import { events, makeAnalytics, makeEvent, makeOrder, makeTier, organization, user } from './samples.js';
import { eventRoutes } from './event-routes.js';
import { paymentRoutes } from './payment-routes.js';
import { teamRoutes } from './team-routes.js';

export { problem } from './answers.js';

/** An API that answers in the contract's shapes and remembers what it was asked. */
export interface FakeApi {
  url: string;
  received: Received[];
  /** Answers a `METHOD /path` differently from now on. */
  on(route: string, handler: Handler): void;
  close(): Promise<void>;
}

const org = `/v1/organizations/${organization.id}`;
const event = '/v1/events/harbour-lights';
const eventById = `/v1/events/${makeEvent().id}`;

const routes: Record<string, Handler> = {
  ...teamRoutes,
  ...eventRoutes,
  ...paymentRoutes,
  'POST /v1/auth/login': ({ body }) =>
    body.password === 'harbour-lights-2026'
      ? { body: { user, accessToken: 'jwt_1', refreshToken: 'ert_1', expiresIn: 900 } }
      : problem(401, 'invalid_credentials'),
  'POST /v1/auth/refresh': ({ body }) =>
    body.refreshToken === 'ert_1'
      ? { body: { user, accessToken: 'jwt_2', refreshToken: 'ert_2', expiresIn: 900 } }
      : problem(401, 'token_invalid'),
  'POST /v1/auth/logout': () => ({ status: 204 }),
  'GET /v1/me': () => ({ body: user }),
  'GET /v1/organizations': () => page([organization]),
  'POST /v1/organizations': ({ body }) => ({ status: 201, body: { ...organization, ...body } }),
  [`GET ${org}/events`]: () => page(events),
  [`POST ${org}/events`]: ({ body }) => ({
    status: 201,
    body: makeEvent({ ...(body as object), venue: null, status: 'draft', salesState: 'upcoming' }),
  }),
  [`GET ${event}`]: () => ({ body: makeEvent() }),
  [`GET ${eventById}`]: () => ({ body: makeEvent() }),
  [`POST ${event}/publish`]: () => ({ body: makeEvent() }),
  [`GET ${event}/tiers`]: () => page([makeTier(), makeTier({ name: 'Early bird', price: 0, quantity: null, available: null })]),
  [`GET ${event}/orders`]: () => page([makeOrder(), makeOrder({ number: '8AB-99Z', status: 'held', buyer: null, tickets: [] })]),
  [`GET /v1/orders/${makeOrder().id}`]: () => ({ body: makeOrder() }),
  [`GET ${eventById}/analytics`]: () => ({ body: makeAnalytics() }),
};

// What needs no credential, as in the contract.
const open =
  /^(POST \/v1\/(auth\/(?!verify-email\/resend)|invitations\/accept)|POST \/v1\/events\/[^/]+\/promo-codes\/check|GET \/v1\/organizations\/[^/]+\/calendar\.ics|GET \/v1\/(categories|series|events|tiers)(\/[^/]+(\/(tiers|events|questions|calendar\.ics))?)?$)/;

/** Starts the API on a free port. Sessions `jwt_…` and keys `epk_…` are accepted, `jwt_0` has expired. */
export async function startFakeApi(): Promise<FakeApi> {
  const received: Received[] = [];
  const own: Record<string, Handler> = {};
  const answer = (request: Received): Answer => {
    const route = `${request.method} ${request.path}`;
    const bearer = request.headers.authorization?.replace('Bearer ', '');
    if (bearer === 'jwt_0') return problem(401, 'token_expired');
    if (bearer === undefined && !open.test(route)) return problem(401, 'unauthenticated');
    return (own[route] ?? routes[route])?.(request) ?? problem(404, 'not_found');
  };
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const bytes = Buffer.concat(chunks);
      const json = request.headers['content-type'] === 'application/json';
      const seen = {
        method: request.method ?? '',
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: request.headers,
        body: json ? (JSON.parse(bytes.toString()) as Record<string, unknown>) : bytes.length > 0 ? { bytes: bytes.length } : {},
      };
      received.push(seen);
      const { status = 200, body, text } = answer(seen);
      const type = text !== undefined ? 'text/calendar' : status < 400 ? 'application/json' : 'application/problem+json';
      response.writeHead(status, { 'content-type': type });
      response.end(text ?? (body === undefined ? '' : JSON.stringify(body)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    on: (route, handler) => (own[route] = handler),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
