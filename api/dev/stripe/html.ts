import type { ServerResponse } from 'node:http';

/** A piece of markup that is safe to put into a page. */
export type Html = { readonly markup: string };
type Part = string | number | null | undefined | Html | Html[];

/** Markup whose values are escaped, except markup itself. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return { markup: strings.map((string, index) => string + (index < parts.length ? written(parts[index]) : '')).join('') };
}

function written(part: Part): string {
  if (part === null || part === undefined) return '';
  if (Array.isArray(part)) return part.map(({ markup }) => markup).join('');
  if (typeof part === 'object') return part.markup;
  return String(part).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Sends a page in the look of the test-card form. */
export function sendPage(response: ServerResponse, title: string, body: Html, status = 200): void {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/pages.css" />
      </head>
      <body>
        <main>
          <p class="where">Payment emulator · nothing real is charged</p>
          ${body}
        </main>
      </body>
    </html>`;
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    // A form's answer leads back to whoever sent the buyer here, wherever that is.
    'Content-Security-Policy':
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self' http: https:; frame-ancestors 'none'",
    'Referrer-Policy': 'no-referrer',
  });
  response.end(page.markup);
}

/** Sends the browser elsewhere, by GET. */
export function sendTo(response: ServerResponse, url: string): void {
  response.writeHead(303, { Location: url, 'Cache-Control': 'no-store' });
  response.end();
}
