import fs from 'node:fs';
import path from 'node:path';
import { progress } from './progress.mjs';
import { Failure, run } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const places = {
  linux: ['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) => names.map((name) => path.join(folder, name))),
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/opt/homebrew/bin/chromium',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) =>
    path.join(process.env[name] ?? '', 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ),
};
const commands = {
  darwin: 'brew install --cask google-chrome',
  win32: 'winget install Google.Chrome',
};
const aptPackages = ['install', '-y', '--no-install-recommends', 'chromium'];

function find() {
  const onPath = (process.env.PATH ?? '').split(path.delimiter).flatMap((folder) => names.map((name) => path.join(folder, name)));
  return [...(places[process.platform] ?? places.linux), ...onPath].find((file) => fs.existsSync(file));
}

/**
 * Finds the browser that the tests drive; as root on Debian installs it when there is none.
 * @returns {Promise<string>} its path
 */
export async function ensureChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (fs.existsSync(given)) return given;
    throw new Failure(`CHROMIUM_PATH names ${given}, which does not exist.`);
  }
  const found = find();
  if (found) return found;
  const debian = fs.existsSync('/usr/bin/apt-get');
  if (debian && process.getuid?.() === 0) await aptInstall();
  const installed = find();
  if (installed) return installed;
  const command =
    commands[process.platform] ??
    (debian ? `sudo apt-get ${aptPackages.join(' ')}` : 'your package manager, the package is called chromium');
  throw new Failure(
    `The tests drive a real Chromium, and there is none on this machine. Install it and try again:\n\n  ${command}\n\nOr name one you have: CHROMIUM_PATH=/path/to/chromium npm test`,
  );
}

async function aptInstall() {
  const bar = progress('Installing Chromium for the browser tests');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run('apt-get', ['update', '-qq'], { capture: true, env });
  const install = await run('apt-get', aptPackages, { capture: true, env });
  if (install.code === 0) return bar.done('Installed Chromium');
  bar.failed('apt-get could not install Chromium');
  throw new Failure(`${update.output}\n${install.output}`.trim());
}
