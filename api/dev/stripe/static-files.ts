import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { repositoryRoot } from '../paths.js';

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
  '/pages.css': { file: 'pages.css', type: 'text/css; charset=utf-8' },
};

/** Sends a file of the browser's; false when there is none of that name. */
export function sendFile(response: ServerResponse, name: string): boolean {
  const entry = browserFiles[name];
  if (!entry) return false;
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
  return true;
}
