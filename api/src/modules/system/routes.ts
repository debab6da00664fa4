import { timingSafeEqual } from 'node:crypto';
import path from 'node:path';
import type { Context } from 'koa';
import { rootDirectory } from '../../contract/document.js';
import { hashSecret } from '../../db/secrets.js';
import type { Deps } from '../../deps.js';
import { notFound, Problem } from '../../errors/problem.js';
import { route, type Route } from '../../http/route.js';
import { accountFiles, accountPage, accountPolicy } from './account-pages/pages.js';
import { docsPage, docsPolicy, startScript, viewerDirectory, viewerFiles } from './docs-page.js';
import { readiness } from './service.js';
import { sendFile } from './static.js';

const widgetDirectory = path.join(rootDirectory, 'widget', 'dist');

function answer(ctx: Context, type: string, body: string): void {
  ctx.type = type;
  ctx.body = body;
}

/** Hashes are compared, so that the time says nothing about length or content. */
function assertMetricsToken(ctx: Context, token: string | null): void {
  if (token === null) return;
  const given = ctx.get('Authorization').replace(/^Bearer /i, '');
  if (!timingSafeEqual(hashSecret(given), hashSecret(token))) throw new Problem('unauthenticated', 'Metrics need the METRICS_TOKEN.');
}

function sendAccountFile(ctx: Context, name: string): void {
  const file = accountFiles.get(name);
  if (!file) throw notFound('file');
  ctx.set('Cache-Control', 'max-age=60');
  answer(ctx, file.type, file.text);
}

async function sendViewerFile(ctx: Context, file: string): Promise<void> {
  if (file === 'start.js') return answer(ctx, 'text/javascript', startScript);
  if (!viewerFiles.has(file)) throw notFound('file');
  return sendFile(ctx, viewerDirectory, file);
}

export const systemRoutes = ({ db, config, contract, metrics, isDraining }: Deps): Route[] => [
  route('system.health', () => ({ status: 'ok' as const, version: contract.version, uptime: Math.floor(process.uptime()) })),
  route('system.ready', async ({ ctx }) => {
    const state = await readiness(db, isDraining());
    ctx.status = state.status === 'ready' ? 200 : 503;
    return state;
  }),
  route('system.metrics', async ({ ctx }) => {
    assertMetricsToken(ctx, config.metricsToken);
    answer(ctx, metrics.registry.contentType, await metrics.registry.metrics());
  }),
  route('system.contract', ({ ctx }) => answer(ctx, 'application/yaml', contract.source)),
  route('system.docs', ({ ctx }) => {
    ctx.set('Content-Security-Policy', docsPolicy);
    answer(ctx, 'text/html', docsPage);
  }),
  route('system.docsFile', ({ path: { file }, ctx }) => sendViewerFile(ctx, file)),
  route('pages.home', ({ ctx }) => ctx.redirect('/docs')),
  route('pages.widget', ({ path: { file }, ctx }) => sendFile(ctx, widgetDirectory, file)),
  route('pages.account', ({ path: { page }, ctx }) => {
    ctx.set('Content-Security-Policy', accountPolicy);
    answer(ctx, 'text/html', accountPage(page));
  }),
  route('pages.accountFile', ({ path: { file }, ctx }) => sendAccountFile(ctx, file)),
];
