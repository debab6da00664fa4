import type { Context } from 'koa';
import { createSharedReads } from '../../db/shared-read.js';
import type { Deps } from '../../deps.js';
import { notFound } from '../../errors/problem.js';
import { sendFresh } from '../../http/fresh.js';
import { route, type Route } from '../../http/route.js';
import { createMemory } from '../../remember.js';
import { renderEventPage, renderNotFound } from './event-page.js';
import { findFile } from './files.js';
import { renderOrderPage } from './order-page.js';
import { eventPolicy, orderPolicy } from './policy.js';
import { countSitemapParts, type EventPage, loadEventPage, sitemapPart } from './service.js';
import { partNumber, renderRobots, renderSitemapIndex, renderSitemapPart } from './sitemap.js';
import { type Language, languages, words } from './words.js';

const html = 'text/html; charset=utf-8';
const xml = 'application/xml; charset=utf-8';
/** What is on sale is told live by the widget; the rest may be a moment old. */
const pageCache = 'public, max-age=10, stale-while-revalidate=60';
const hourly = 'public, max-age=3600';
const aYear = 31_536_000;

interface Spoken {
  language: Language;
  /** `en-GB` */
  locale: string;
}

/** The language a visitor reads best, with the region their browser names: it decides how dates and amounts are written. */
function spokenBy(ctx: Context): Spoken {
  ctx.vary('Accept-Language');
  const wished = ctx.acceptsLanguages(...languages);
  const language = languages.find((known) => known === wished) ?? 'en';
  const regional = ctx.acceptsLanguages().find((tag) => tag.startsWith(`${language}-`) && /^[a-z]{2}-[A-Z]{2}$/.test(tag));
  return { language, locale: regional ?? words[language].locale };
}

/** Pages as they were last written, for as long as nothing that they show has changed: about 10 kB each. */
const mostKept = 500;

interface EventPages {
  policy: string;
  /** Whoever asks for the same page at the same time shares what it needs of the database. */
  load(ref: string): Promise<EventPage | null>;
  write(page: EventPage, spoken: Spoken): string;
}

/** The rows carry the database's time, which is another one each time; what follows from it, the sales states, stands beside it. */
const withoutClock = (name: string, value: unknown): unknown => (name === 'now' ? undefined : value);

function createEventPages({ db, config }: Pick<Deps, 'db' | 'config'>): EventPages {
  const written = createMemory<string>(mostKept);
  return {
    policy: eventPolicy(config),
    load: createSharedReads((ref) => loadEventPage(db, ref)),
    write: (page, { language, locale }) =>
      written(JSON.stringify([language, locale, page], withoutClock), () =>
        renderEventPage(page, { language, words: { ...words[language], locale } }, config.publicUrl),
      ),
  };
}

async function sendEventPage(ctx: Context, pages: EventPages, ref: string): Promise<void> {
  const spoken = spokenBy(ctx);
  ctx.set('Content-Security-Policy', pages.policy);
  const page = await pages.load(ref);
  if (!page) {
    ctx.status = 404;
    ctx.set('Cache-Control', 'no-store');
    ctx.type = html;
    ctx.body = renderNotFound(spoken.language);
    return;
  }
  if (page.event.slug !== ref) {
    // What hangs on the address, such as a campaign, goes along.
    ctx.status = 301;
    ctx.redirect(page.event.slug + ctx.search);
    ctx.set('Cache-Control', 'public, max-age=300');
    return;
  }
  sendFresh(ctx, pages.write(page, spoken), { type: html, cacheControl: pageCache });
}

/** Reads nothing: the page tells nobody whether there is such an order. Its address is one buyer's, so no shared cache keeps it. */
function sendOrderPage(ctx: Context, policy: string): void {
  ctx.set('Content-Security-Policy', policy);
  ctx.set('Referrer-Policy', 'no-referrer');
  ctx.set('X-Robots-Tag', 'noindex');
  sendFresh(ctx, renderOrderPage(spokenBy(ctx)), { type: html, cacheControl: 'private, no-cache' });
}

function sendEventFile(ctx: Context, address: string): void {
  const file = findFile(address);
  if (!file) throw notFound('file');
  const cacheControl = file.current ? `public, max-age=${aYear}, immutable` : 'public, max-age=60';
  sendFresh(ctx, file.text, { type: file.type, cacheControl });
}

async function sendSitemapPart(ctx: Context, { db, config }: Pick<Deps, 'db' | 'config'>, file: string): Promise<void> {
  const number = partNumber(file);
  const entries = number === null ? [] : await sitemapPart(db, number);
  if (number === null || (entries.length === 0 && number > 1)) throw notFound('sitemap');
  sendFresh(ctx, renderSitemapPart(entries, config.publicUrl), { type: xml, cacheControl: hourly });
}

export const pageRoutes = ({ db, config }: Deps): Route[] => {
  const pages = createEventPages({ db, config });
  const policy = orderPolicy(config);
  return [
    route('pages.event', ({ path, ctx }) => sendEventPage(ctx, pages, path.event)),
    route('pages.eventFile', ({ path, ctx }) => sendEventFile(ctx, path.file)),
    route('pages.order', ({ ctx }) => sendOrderPage(ctx, policy)),
    route('pages.sitemap', async ({ ctx }) =>
      sendFresh(ctx, renderSitemapIndex(await countSitemapParts(db), config.publicUrl), { type: xml, cacheControl: hourly }),
    ),
    route('pages.sitemapPart', ({ path, ctx }) => sendSitemapPart(ctx, { db, config }, path.file)),
    route('pages.robots', ({ ctx }) =>
      sendFresh(ctx, renderRobots(config.publicUrl), { type: 'text/plain; charset=utf-8', cacheControl: hourly }),
    ),
  ];
};
