import { readFileSync } from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { repositoryRoot } from '../paths.js';
import { readBody } from '../http.js';
import type { Context } from './context.js';
import { expand } from './expand.js';
import { StripeFault, unauthorized } from './faults.js';
import { parseForm, text, texts, type Params } from './form.js';
import { createIdempotency, type Answer } from './idempotency.js';
import { dispatch, type Caller } from './routes.js';
import { newId } from './store.js';

/** What the emulator remembers of a request, for tests. */
export type SeenRequest = { id: string; method: string; path: string; status: number; idempotencyKey: string | null };

/** Knobs of the server that tests turn. */
export type ServerState = {
  secretKey: string;
  seen: SeenRequest[];
  /** How many of the next API requests fail with 500. */
  failures: number;
  /** Milliseconds every API request takes. */
  delay: number;
  /** The request that is being worked on, for the events it causes. */
  current: { id: string; key: string | null } | null;
};

const browserFiles: Record<string, { file: string; type: string }> = {
  '/v3/': { file: 'stripe.js', type: 'text/javascript; charset=utf-8' }, // the real one's path
  '/stripe.js': { file: 'stripe.js', type: 'text/javascript; charset=utf-8' },
  '/elements/payment.html': { file: 'payment.html', type: 'text/html; charset=utf-8' },
  '/elements/payment.js': { file: 'payment.js', type: 'text/javascript; charset=utf-8' },
  '/elements/card.js': { file: 'card.js', type: 'text/javascript; charset=utf-8' },
  '/elements/messages.js': { file: 'messages.js', type: 'text/javascript; charset=utf-8' },
  '/elements/payment.css': { file: 'payment.css', type: 'text/css; charset=utf-8' },
  '/elements/challenge.html': { file: 'challenge.html', type: 'text/html; charset=utf-8' },
  '/elements/challenge.js': { file: 'challenge.js', type: 'text/javascript; charset=utf-8' },
  '/elements/challenge.css': { file: 'challenge.css', type: 'text/css; charset=utf-8' },
};

/** The HTTP side: keys, idempotency, error envelopes, cross-origin answers, the browser's files. Does not listen. */
export function createStripeServer(context: Context, state: ServerState): http.Server {
  const idempotency = createIdempotency(context.store);

  const answerApi = async (request: IncomingMessage, url: URL, id: string): Promise<Answer & { replayed?: boolean }> => {
    const body = await readBody(request, 1_000_000);
    const params = parseForm(request.method === 'POST' ? body : url.search.slice(1));
    const caller = identify(request, params, state.secretKey);
    if (state.failures > 0) {
      state.failures -= 1;
      throw new StripeFault(500, { type: 'api_error', message: 'The emulator was asked to fail.' });
    }
    const key = header(request, 'idempotency-key');
    const run = async (): Promise<Answer> => {
      if (state.delay > 0) await sleep(state.delay);
      state.current = { id, key };
      try {
        const found = dispatch(context, caller, request.method ?? 'GET', url.pathname, params);
        return { status: 200, body: expand(context.store, found, texts(params, 'expand')) };
      } catch (error) {
        if (error instanceof StripeFault) return fault(error, id);
        throw error;
      } finally {
        state.current = null;
      }
    };
    if (request.method !== 'POST' || !key) return run();
    return idempotency.once(key, `${request.method} ${url.pathname}\n${body}`, run);
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', context.url());
    const id = newId('req', 14);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    if (request.method === 'OPTIONS') return preflight(response);
    if (!url.pathname.startsWith('/v1/')) return sendFile(response, url.pathname);
    const answer: Answer & { replayed?: boolean } = await answerApi(request, url, id).catch((error: unknown) => {
      if (error instanceof StripeFault) return fault(error, id);
      throw error;
    });
    const idempotencyKey = header(request, 'idempotency-key');
    state.seen.push({ id, method: request.method ?? '', path: url.pathname, status: answer.status, idempotencyKey });
    if (state.seen.length > 1000) state.seen.shift();
    if (idempotencyKey) response.setHeader('Idempotency-Key', idempotencyKey);
    if (answer.replayed) response.setHeader('Idempotent-Replayed', 'true');
    response.setHeader('Request-Id', id);
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

function fault(error: StripeFault, requestId: string): Answer {
  return { status: error.status, body: { error: { ...error.body, request_id: requestId } } };
}

function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
}

function preflight(response: ServerResponse): void {
  response.writeHead(204, {
    'Access-Control-Allow-Methods': 'GET, POST',
    'Access-Control-Allow-Headers': 'Authorization, Content-Type, Idempotency-Key, Stripe-Version',
    'Access-Control-Max-Age': '600',
  });
  response.end();
}

function sendFile(response: ServerResponse, name: string): void {
  const entry = browserFiles[name];
  if (!entry) return sendJson(response, 404, { error: { type: 'invalid_request_error', message: `Unrecognized request URL (${name}).` } });
  const body = readFileSync(path.join(repositoryRoot(), 'api/dev/stripe/browser', entry.file));
  // The card fields load nothing but their own files, and any page may embed them.
  const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";
  response.writeHead(200, {
    'Content-Type': entry.type,
    'Cache-Control': 'no-cache',
    'Content-Security-Policy': policy,
    'Referrer-Policy': 'no-referrer',
  });
  response.end(body);
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body, null, 2));
}
