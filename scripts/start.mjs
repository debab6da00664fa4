// `npm start`: everything on this machine, from a fresh clone too. It becomes the demo itself instead of starting a child, so that
// signals and exit codes need no forwarding. Arguments are the demo's: `npm start -- --verbose`.
import { requireNode } from './lib/node-version.mjs';

requireNode();
const { bootstrap } = await import('./lib/bootstrap.mjs');
const { inRoot } = await import('./lib/paths.mjs');
const { script } = await import('./lib/run.mjs');
const { pathToFileURL } = await import('node:url');

await script(async () => {
  await bootstrap();
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(inRoot('api', 'dist', 'dev', 'start.js')).href);
});
