import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import Stripe from 'stripe';
import { readBody } from '../http.js';
import type { ApiFault, ApiFaults } from './api-faults.js';
import type { Context } from './context.js';
import { expand } from './expand.js';
import { noAccess, StripeFault, unauthorized } from './faults.js';
import { parseForm, text, texts, type Params } from './form.js';
import { createIdempotency, type Answer } from './idempotency.js';
import type { StripeEvent } from './objects.js';
import { dispatch, type Caller } from './routes.js';
import { sendFile } from './static-files.js';
import { newId } from './store.js';
import type { Webhooks } from './webhooks.js';

/** What the emulator remembers of a request, for tests. `status` is 0 when nothing was answered. */
export type SeenRequest = {
  id: string;
  method: string;
  path: string;
  status: number;
  idempotencyKey: string | null;
  account: string | null;
  params: Params;
};

/** The request that an operation is run for, and the events it caused so far. */
export type Asked = { id: string; key: string | null; events: StripeEvent[] };

/** Knobs of the server that tests turn. */
export type ServerState = {
  secretKey: string;
  seen: SeenRequest[];
  faults: ApiFaults;
  webhooks: Pick<Webhooks, 'triedEarly'>;
  /** Milliseconds every API request takes before it is worked on. */
  delay: number;
  /** Pages for people, and switches for whoever runs the emulator. They answer whether the request was theirs. */
  pages: Page;
  control: Page;
};

/** Answers a request if it is for it. */
export type Page = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>;

/** An answer with what stands in its head, or none at all. */
type Sent = Answer & { headers?: Record<string, string>; silence?: 'reset' | 'hang' };
type Request = { caller: Caller; account: string | null; asked: Asked; method: string; path: string; params: Params; body: string };

/** The HTTP side: keys, idempotency, faults, error envelopes, cross-origin answers, the browser's files. Does not listen. */
export function createStripeServer(contextOf: (account: string | null, asked?: Asked) => Context, state: ServerState): http.Server {
  const idempotency = createIdempotency();

  const work = async (request: Request, fault: ApiFault | undefined): Promise<Answer> => {
    if (state.delay > 0) await sleep(state.delay);
    const context = contextOf(request.account, request.asked);
    const answer = ((): Answer => {
      try {
        const found = dispatch(context, request.caller, request.method, request.path, request.params);
        const places = { store: context.store, platform: context.stores.of(null) };
        return { status: 200, body: expand(places, found, texts(request.params, 'expand')), kept: true };
      } catch (error) {
        if (error instanceof StripeFault) return oauthToo(request.path, refusal(error, request.asked.id));
        throw error;
      }
    })();
    const broken = fault?.kind === 'fails_after_work' && fault.keepsAnswer !== false;
    return broken ? { ...failure(request.asked.id), kept: true } : answer;
  };

  const answerApi = async (request: Request): Promise<Sent> => {
    const { id, key } = request.asked;
    const fault = state.faults.take(request);
    if (fault?.kind === 'down') return { ...failure(id), silence: 'reset' };
    if (fault?.kind === 'rate_limited') return rateLimited(id);
    if (fault?.kind === 'fails') return failure(id);
    const store = contextOf(request.account).store;
    const once = request.method === 'POST' && key !== null;
    const digested = `${request.method} ${request.path}\n${request.body}`;
    const answer = once ? await idempotency.once(store, key, digested, () => work(request, fault)) : await work(request, fault);
    const headers: Record<string, string> = 'replayed' in answer && answer.replayed ? { 'Idempotent-Replayed': 'true' } : {};
    await state.webhooks.triedEarly(request.asked.events);
    if (fault?.kind === 'hangs') return { ...answer, silence: 'hang' };
    if (fault?.kind === 'slow') await sleep(fault.milliseconds ?? 1000, undefined, { ref: false });
    if (fault?.kind === 'fails_after_work' && fault.keepsAnswer === false) return failure(id);
    // A kept 500 would only be answered again.
    if (answer.status >= 500) headers['Stripe-Should-Retry'] = 'false';
    return { ...answer, headers };
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://emulator');
    const { method = 'GET' } = request;
    const key = header(request, 'idempotency-key');
    const asked: Asked = { id: newId('req', 14), key, events: [] };
    if (await state.control(request, response, url)) return;
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    if (method === 'OPTIONS') return preflight(response);
    if (!url.pathname.startsWith('/v1/') && url.pathname !== '/oauth/deauthorize') {
      if (await state.pages(request, response, url)) return;
      if (!sendFile(response, url.pathname)) sendJson(response, 404, unknownPage(url.pathname));
      return;
    }
    const body = await readBody(request, 1_000_000);
    const params = parseForm(method === 'POST' ? body : url.search.slice(1));
    const account = header(request, 'stripe-account') ?? text(params, '_stripe_account') ?? null;
    const answer = await Promise.resolve()
      .then((): Promise<Sent> => {
        const caller = identify(request, params, state.secretKey);
        if (account !== null && !connected(contextOf(null), account)) throw noAccess(account);
        const { key: _key, _stripe_account: _account, ...given } = params;
        return answerApi({ caller, account, asked, method, path: url.pathname, params: caller === 'browser' ? given : params, body });
      })
      .catch((error: unknown): Sent => {
        if (error instanceof StripeFault) return oauthToo(url.pathname, refusal(error, asked.id));
        throw error;
      });
    const status = answer.silence ? 0 : answer.status;
    state.seen.push({ id: asked.id, method, path: url.pathname, status, idempotencyKey: key, account, params });
    if (state.seen.length > 1000) state.seen.shift();
    if (answer.silence === 'reset') request.socket.resetAndDestroy();
    if (answer.silence) return;
    if (key) response.setHeader('Idempotency-Key', key);
    if (account !== null) response.setHeader('Stripe-Account', account);
    response.setHeader('Stripe-Version', header(request, 'stripe-version') ?? Stripe.API_VERSION);
    response.setHeader('Request-Id', asked.id);
    for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
    sendJson(response, answer.status, answer.body);
  };

  return http.createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { error: { type: 'api_error', message } });
    });
  });
}

function identify(request: IncomingMessage, params: Params, secretKey: string): Caller {
  const authorization = header(request, 'authorization') ?? '';
  const basic = /^Basic (.+)$/i.exec(authorization)?.[1];
  const key = basic
    ? Buffer.from(basic, 'base64').toString().split(':')[0]
    : (/^Bearer (.+)$/i.exec(authorization)?.[1] ?? text(params, 'key'));
  if (!key) throw unauthorized('No API key was given. Pass it as bearer credential.');
  if (key === secretKey) return 'server';
  if (key.startsWith('pk_test_')) return 'browser';
  throw unauthorized(`Invalid API key: ${key.slice(0, 8)}…${key.slice(-4)}`);
}

/** Whether the platform may act for the account. */
function connected({ store }: Context, account: string): boolean {
  const found = store.get('account', account);
  return found !== undefined && !found.revoked;
}

/** OAuth words its refusals its own way. */
function oauthToo(path: string, answer: Answer): Answer {
  if (!path.startsWith('/oauth/')) return answer;
  const { error } = answer.body as { error: { code?: string; message: string } };
  return { ...answer, body: { error: error.code ?? 'invalid_request', error_description: error.message } };
}

function refusal(error: StripeFault, requestId: string): Answer {
  return { status: error.status, body: { error: { ...error.body, request_id: requestId } }, kept: error.kept };
}

function failure(requestId: string): Answer {
  const message = 'An unknown error occurred: the emulator was asked to fail.';
  return { status: 500, body: { error: { type: 'api_error', message, request_id: requestId } }, kept: false };
}

function rateLimited(requestId: string): Sent {
  const message =
    'Request rate limit exceeded. You can learn more about rate limits here https://stripe.com/docs/rate-limits. The emulator was asked for it.';
  const doc_url = 'https://stripe.com/docs/error-codes/rate-limit';
  return {
    status: 429,
    body: { error: { type: 'invalid_request_error', code: 'rate_limit', doc_url, message, request_id: requestId } },
    kept: false,
    headers: { 'Retry-After': '1', 'Stripe-Should-Retry': 'false', 'Stripe-Rate-Limited-Reason': 'global-rate' },
  };
}

function unknownPage(name: string): object {
  return { error: { type: 'invalid_request_error', message: `Unrecognized request URL (${name}).` } };
}

function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
}

function preflight(response: ServerResponse): void {
  response.writeHead(204, {
    'Access-Control-Allow-Methods': 'GET, POST',
    'Access-Control-Allow-Headers': 'Authorization, Content-Type, Idempotency-Key, Stripe-Account, Stripe-Version',
    'Access-Control-Max-Age': '600',
  });
  response.end();
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body, null, 2));
}
