// `npm test`: every test of every package, from a fresh clone too. Arguments go to jest: `npm test -- orders --watch`.
import { requireNode } from './lib/node-version.mjs';

requireNode();
const { bootstrap } = await import('./lib/bootstrap.mjs');
const { ensureChromium } = await import('./lib/chromium.mjs');
const { runTool, script } = await import('./lib/run.mjs');

await script(async () => {
  await bootstrap();
  const chromium = await ensureChromium();
  const nodeOptions = [process.env.NODE_OPTIONS, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const env = { ...process.env, NODE_OPTIONS: nodeOptions.filter(Boolean).join(' '), CHROMIUM_PATH: chromium };
  const { code } = await runTool('jest/bin/jest.js', process.argv.slice(2), { env });
  process.exitCode = code;
});
