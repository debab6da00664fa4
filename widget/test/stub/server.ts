import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { CheckoutInput, OrderInput, RefundInput } from '@echoplex/sdk';
import { createShop, Refusal, type Shop, type ShopSettings } from './shop.js';

const DIST = join(import.meta.dirname, '../../dist');
const TYPES: Record<string, string> = { js: 'text/javascript', map: 'application/json' };

/** Two servers: the API with the widget's files, and an organizer's page on another origin. */
export interface Stub {
  shop: Shop;
  api: string;
  site: string;
  /** No answer comes while it is set: the connection is cut. */
  down: boolean;
  /** The page at `path` of the organizer's site. */
  page(path: string, html: string, headers?: Record<string, string>): string;
  /** Requests so far, as `GET /v1/…`. */
  requests: string[];
  close(): Promise<void>;
}

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
};

const json = (response: ServerResponse, status: number, body: unknown, type = 'application/json'): void => {
  response.writeHead(status, { 'content-type': type }).end(body === undefined ? '' : JSON.stringify(body));
};

const secretOf = (request: IncomingMessage): string | null => /^Bearer (.+)$/u.exec(request.headers.authorization ?? '')?.[1] ?? null;

/** What the API answers to `METHOD /v1/…`. */
const answer = async (shop: Shop, method: string, path: string, request: IncomingMessage): Promise<[number, unknown]> => {
  const [, topic, id = '', part = ''] = path.split('/').slice(1);
  const { event } = shop.settings;
  const query = new URL(request.url ?? '/', 'http://stub').searchParams;
  if (topic === 'events') {
    if (id !== event.id && id !== event.slug) throw new Refusal(404, 'not_found');
    if (part === 'tiers') return [200, { data: shop.tiersFor(query.get('accessCode')), nextCursor: null }];
    if (part === 'questions') return [200, { data: shop.settings.questions, nextCursor: null }];
    if (part === 'promo-codes') return [200, shop.check((JSON.parse(await bodyOf(request)) as { code: string }).code)];
    if (part === 'views') return [202, void shop.views.push(await bodyOf(request))];
    if (part === 'availability') return [200, shop.availability()];
    if (part === 'orders') return [201, shop.hold(JSON.parse(await bodyOf(request)) as OrderInput)];
    return [200, event];
  }
  const secret = secretOf(request);
  if (part === 'refund-quote') return [200, shop.refundQuote(id, secret, query.get('ticketIds')?.split(',') ?? null)];
  if (part === 'refunds' && method === 'GET') return [200, { data: shop.refunds(id, secret), nextCursor: null }];
  if (part === 'refunds') return [201, shop.refund(id, secret, JSON.parse(await bodyOf(request)) as RefundInput)];
  if (method === 'GET') return [200, shop.get(id, secret)];
  if (method === 'PATCH') return [200, shop.update(id, secret, JSON.parse(await bodyOf(request)) as never)];
  if (part !== 'checkout') return [200, shop.cancel(id, secret)];
  return [200, shop.checkout(id, secret, JSON.parse((await bodyOf(request)) || '{}') as CheckoutInput)];
};

/** The provider's own page: pays, calls the payment off, or fails as a bank's page does. */
const providerPage = (shop: Shop, request: IncomingMessage, response: ServerResponse): void => {
  const found = shop.orders.get(new URL(request.url ?? '/', 'http://stub').searchParams.get('order') ?? '');
  if (!found) throw new Refusal(404, 'not_found');
  const link = (name: string, href: string): string => `<p><a href="${href.replaceAll('&', '&amp;')}">${name}</a></p>`;
  const { success, cancel } = found.returns;
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end(`<!doctype html><html lang="en"><title>Pay</title><h1>Stripe’s page</h1>${link('Pay', success)}${link('Back', cancel)}</html>`);
};

const problemOf = (error: unknown) => {
  const refusal = error instanceof Refusal ? error : new Refusal(500, 'internal');
  const { status, code, faults } = refusal;
  return { type: `about:${code}`, title: code, status, code, detail: refusal.message, requestId: 'req_stub', errors: faults };
};

/** Starts both servers. */
export const startStub = async (changes: Partial<ShopSettings> = {}): Promise<Stub> => {
  const pages = new Map<string, { html: string; headers: Record<string, string> }>();
  const requests: string[] = [];
  const shop = createShop(() => stub.api, changes);

  const api = createServer((request, response) => {
    void (async () => {
      if (stub.down) return request.socket.destroy();
      const { pathname } = new URL(request.url ?? '/', 'http://stub');
      const method = request.method ?? 'GET';
      requests.push(`${method} ${pathname}`);
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('access-control-allow-headers', '*, authorization');
      response.setHeader('access-control-allow-methods', '*');
      if (method === 'OPTIONS') return response.writeHead(204).end();
      try {
        if (pathname === '/stripe.js' || pathname.startsWith('/widget/')) {
          const file = pathname === '/stripe.js' ? join(import.meta.dirname, 'stripe.js') : join(DIST, pathname.slice('/widget/'.length));
          const content = await readFile(file);
          return response.writeHead(200, { 'content-type': TYPES[file.split('.').pop() ?? ''] ?? 'text/plain' }).end(content);
        }
        if (pathname === '/stub/page') return providerPage(shop, request, response);
        if (pathname === '/stub/pay') {
          const { clientSecret, card } = JSON.parse(await bodyOf(request)) as { clientSecret: string; card: string };
          return json(response, 200, shop.pay(clientSecret, card));
        }
        if (!pathname.startsWith('/v1/')) throw new Refusal(404, 'not_found');
        const [status, body] = await answer(shop, method, pathname, request);
        json(response, status, body);
      } catch (error) {
        const problem = problemOf(error);
        json(response, problem.status, problem, 'application/problem+json');
      }
    })();
  });
  const site = createServer((request, response) => {
    const page = pages.get(new URL(request.url ?? '/', 'http://stub').pathname);
    if (!page) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(page.html);
  });

  const stub: Stub = {
    shop,
    api: await listen(api),
    site: await listen(site),
    down: false,
    requests,
    page(path, html, headers = {}) {
      pages.set(path, { html, headers });
      return `${stub.site}${path}`;
    },
    async close() {
      for (const server of [api, site]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
  return stub;
};

/** An organizer's page around some markup, with the two-line snippet's script. */
export const pageOf = (stub: Stub, body: string, { lang = 'en', dir = 'ltr', head = '' } = {}): string => `<!doctype html>
<html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Pier Nine</title>
${head}<script type="module" src="${stub.api}/widget/echoplex-tickets.js"></script></head>
<body><main><h1>Pier Nine</h1>${body}</main></body></html>`;
