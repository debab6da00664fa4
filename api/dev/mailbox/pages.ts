import { readFileSync } from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { repositoryRoot } from '../paths.js';
import type { KeptMail } from './mail.js';
import type { MailStore } from './store.js';

/** The mailbox's web page and its JSON. */
export type MailPages = { server: http.Server; /** Tells open pages that something changed. */ announce(): void };

const files: Record<string, [file: string, type: string]> = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/mailbox.js': ['mailbox.js', 'text/javascript; charset=utf-8'],
  '/mailbox.css': ['mailbox.css', 'text/css; charset=utf-8'],
};

const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; base-uri 'none'";
// A mail is somebody else's HTML: no scripts, no access to this page, links open elsewhere.
const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data: http: https:; font-src data:; sandbox allow-popups allow-popups-to-escape-sandbox";

/** Creates the HTTP side. Does not listen. */
export function createMailPages(store: MailStore): MailPages {
  const watchers = new Set<ServerResponse>();
  const announce = (): void => watchers.forEach((watcher) => watcher.write('data: changed\n\n'));

  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const address = `http://mailbox${request.url ?? '/'}`;
    if (!URL.canParse(address)) return sendJson(response, 400, { error: 'This address cannot be read.' });
    const { pathname } = new URL(address);
    const file = files[pathname];
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (pathname === '/messages' && request.method === 'DELETE') {
      store.clear();
      announce();
      return send(response, 204);
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return sendJson(response, 405, { error: 'Only GET, and DELETE /messages.' });
    if (file) {
      const body = readFileSync(path.join(repositoryRoot(), 'api/dev/mailbox/browser', file[0]));
      return send(response, 200, body, { 'Content-Type': file[1], 'Content-Security-Policy': pagePolicy });
    }
    if (pathname === '/messages') return sendJson(response, 200, { data: store.all().map(({ mail }) => mail) });
    if (pathname === '/changes') return watch(response);
    const [, id = '', part = '', position = ''] = /^\/messages\/([\w-]+)(?:\/(html|source|attachments)(?:\/(\d+))?)?$/.exec(pathname) ?? [];
    const kept = store.get(id);
    return kept ? sendPart(response, kept, part, Number(position)) : sendJson(response, 404, { error: 'There is no such mail or page.' });
  };

  const watch = (response: ServerResponse): void => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('retry: 1000\n\n');
    watchers.add(response);
    response.on('close', () => watchers.delete(response));
  };

  return { server: http.createServer(handle), announce };
}

function sendPart(response: ServerResponse, { mail, raw, contents }: KeptMail, part: string, position: number): void {
  if (part === '') return sendJson(response, 200, mail);
  if (part === 'source') return send(response, 200, raw, { 'Content-Type': 'text/plain; charset=utf-8' });
  if (part === 'html' && mail.html !== null) {
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': mailPolicy };
    return send(response, 200, `<base target="_blank">${mail.html}`, headers);
  }
  const attachment = part === 'attachments' ? mail.attachments[position] : undefined;
  if (!attachment) return sendJson(response, 404, { error: 'This mail has no such part.' });
  const name = `attachment; filename*=UTF-8''${encodeURIComponent(attachment.filename)}`;
  send(response, 200, contents[position], {
    'Content-Type': attachment.contentType,
    'Content-Disposition': name,
    'Content-Security-Policy': 'sandbox',
  });
}

function send(response: ServerResponse, status: number, body?: string | Buffer, headers: http.OutgoingHttpHeaders = {}): void {
  response.writeHead(status, headers).end(body);
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, JSON.stringify(body, null, 2), { 'Content-Type': 'application/json' });
}
