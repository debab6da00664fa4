// `npm run doctor`: checks that what `npm start` runs adds up. Arguments are the program's: `npm run doctor -- --fix`.
import { requireNode } from './lib/node-version.mjs';

requireNode();
const { bootstrap } = await import('./lib/bootstrap.mjs');
const { inRoot } = await import('./lib/paths.mjs');
const { script } = await import('./lib/run.mjs');
const { pathToFileURL } = await import('node:url');

await script(async () => {
  await bootstrap();
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(inRoot('api', 'dist', 'dev', 'doctor.js')).href);
});
