// `npm run bench`: our figures beside a reference, as ratios, from a fresh clone too. It becomes the program itself instead of starting a
// child, so that Ctrl-C needs no forwarding. `npm run bench -- --help` tells its arguments.
import { requireNode } from './lib/node-version.mjs';

requireNode();
const { bootstrap } = await import('./lib/bootstrap.mjs');
const { inRoot } = await import('./lib/paths.mjs');
const { script } = await import('./lib/run.mjs');
const { pathToFileURL } = await import('node:url');

await script(async () => {
  await bootstrap();
  const { register } = await import('tsx/esm/api');
  register();
  await import(pathToFileURL(inRoot('bench', 'main.ts')).href);
});
