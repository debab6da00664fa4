import type { Context } from 'koa';
import type { Deps } from '../../deps.js';
import { notFound } from '../../errors/problem.js';
import { sendFresh } from '../../http/fresh.js';
import { route, type Route } from '../../http/route.js';
import { renderEventPage, renderNotFound } from './event-page.js';
import { findFile } from './files.js';
import { eventPolicy } from './policy.js';
import { countSitemapParts, loadEventPage, sitemapPart } from './service.js';
import { partNumber, renderRobots, renderSitemapIndex, renderSitemapPart } from './sitemap.js';
import { type Language, languages, words } from './words.js';

const html = 'text/html; charset=utf-8';
const xml = 'application/xml; charset=utf-8';
/** What is on sale is told live by the widget; the rest may be a moment old. */
const pageCache = 'public, max-age=10, stale-while-revalidate=60';
const hourly = 'public, max-age=3600';
const aYear = 31_536_000;

/** The language a visitor reads best, with the region their browser names: it decides how dates and amounts are written. */
function spokenBy(ctx: Context): { language: Language; locale: string } {
  ctx.vary('Accept-Language');
  const wished = ctx.acceptsLanguages(...languages);
  const language = languages.find((known) => known === wished) ?? 'en';
  const regional = ctx.acceptsLanguages().find((tag) => tag.startsWith(`${language}-`) && /^[a-z]{2}-[A-Z]{2}$/.test(tag));
  return { language, locale: regional ?? words[language].locale };
}

async function sendEventPage(ctx: Context, { db, config }: Pick<Deps, 'db' | 'config'>, ref: string): Promise<void> {
  const { language, locale } = spokenBy(ctx);
  ctx.set('Content-Security-Policy', eventPolicy(config));
  const page = await loadEventPage(db, ref);
  if (!page) {
    ctx.status = 404;
    ctx.set('Cache-Control', 'no-store');
    ctx.type = html;
    ctx.body = renderNotFound(language);
    return;
  }
  if (page.event.slug !== ref) {
    // What hangs on the address, such as a campaign, goes along.
    ctx.status = 301;
    ctx.redirect(page.event.slug + ctx.search);
    ctx.set('Cache-Control', 'public, max-age=300');
    return;
  }
  sendFresh(ctx, renderEventPage(page, { language, words: { ...words[language], locale } }, config.publicUrl), {
    type: html,
    cacheControl: pageCache,
  });
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

export const pageRoutes = ({ db, config }: Deps): Route[] => [
  route('pages.event', ({ path, ctx }) => sendEventPage(ctx, { db, config }, path.event)),
  route('pages.eventFile', ({ path, ctx }) => sendEventFile(ctx, path.file)),
  route('pages.sitemap', async ({ ctx }) =>
    sendFresh(ctx, renderSitemapIndex(await countSitemapParts(db), config.publicUrl), { type: xml, cacheControl: hourly }),
  ),
  route('pages.sitemapPart', ({ path, ctx }) => sendSitemapPart(ctx, { db, config }, path.file)),
  route('pages.robots', ({ ctx }) =>
    sendFresh(ctx, renderRobots(config.publicUrl), { type: 'text/plain; charset=utf-8', cacheControl: hourly }),
  ),
];
