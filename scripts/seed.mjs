// `npm run seed`: fills a database with events, from a fresh clone too. Arguments are the program's: `npm run seed -- --events 100000`.
import { requireNode } from './lib/node-version.mjs';

requireNode();
const { bootstrap } = await import('./lib/bootstrap.mjs');
const { inRoot } = await import('./lib/paths.mjs');
const { script } = await import('./lib/run.mjs');
const { pathToFileURL } = await import('node:url');

await script(async () => {
  await bootstrap();
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(inRoot('api', 'dist', 'dev', 'seed-events.js')).href);
});
