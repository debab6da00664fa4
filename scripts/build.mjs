// `npm run build`: builds what is out of date in sdk, api, cli and widget.
import { requireNode } from './lib/node-version.mjs';

requireNode();
const { bootstrap } = await import('./lib/bootstrap.mjs');
const { script } = await import('./lib/run.mjs');

await script(bootstrap);
