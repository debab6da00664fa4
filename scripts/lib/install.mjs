import fs from 'node:fs';
import { withLock } from './lock.mjs';
import { inRoot } from './paths.mjs';
import { progress } from './progress.mjs';
import { Failure, runNpm } from './run.mjs';

const readLock = (file) => JSON.parse(fs.readFileSync(file, 'utf8')).packages;

/**
 * Whether node_modules holds what package-lock.json says. npm writes its own record last, so an install that was cut short never
 * looks complete; optional packages are left out because each machine skips those of the other platforms.
 */
export function isInstalled() {
  const record = inRoot('node_modules', '.package-lock.json');
  if (!fs.existsSync(record)) return false;
  const wanted = readLock(inRoot('package-lock.json'));
  const present = readLock(record);
  return Object.entries(wanted).every(([key, entry]) => {
    if (key === '' || entry.optional || entry.devOptional) return true;
    const found = present[key];
    if (!found) return false;
    if (entry.link || !key.includes('node_modules/')) return true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

const advice = [
  [
    /EUSAGE|can only install packages when your package\.json and package-lock\.json/,
    'package.json and package-lock.json disagree: run `npm install` and commit the lock file.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|network/i,
    'The package registry could not be reached: check the network or the proxy settings of npm, then try again.',
  ],
  [/ENOSPC/, 'The disk is full: about 1 GB is needed.'],
  [/EACCES|EPERM/, 'Some files belong to another user: remove node_modules (as its owner) and try again.'],
];

/** Installs the dependencies when they are missing or differ from the lock file. */
export async function ensureInstalled() {
  if (!isInstalled()) await withLock('install', install);
}

async function install() {
  if (isInstalled()) return; // by the process we waited for
  const count = Object.keys(readLock(inRoot('package-lock.json'))).length;
  const about = (Math.round(count / 50) * 50).toLocaleString('en');
  const bar = progress(`Installing packages (about ${about}), one to two minutes the first time`);
  // npm may take a moment to end; whoever pressed Ctrl-C should see that it was heard. Ending is what `run` does.
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.once(signal, bar.stopping);
  // `--include=dev`: NODE_ENV=production in someone's shell would leave the build tools out
  const { code, output } = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'], { capture: true }).finally(() => {
    for (const signal of signals) process.off(signal, bar.stopping);
  });
  if (code === 0 && isInstalled()) {
    bar.done('Installed the packages');
    return;
  }
  bar.failed('npm ci did not succeed');
  const hint =
    advice.find(([pattern]) => pattern.test(output))?.[1] ?? 'Run `npm ci` by itself to see more, mend what it names, then try again.';
  throw new Failure(`${output.trim()}\n\n${hint}`);
}
