import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const PLACES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

// No first-run pages and no traffic of the browser's own: tests run without a network.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const runnable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/**
 * Where Chromium is: CHROMIUM_PATH, else the search path, else the usual places.
 * @throws with the command to run when there is none; a browser test is never skipped.
 */
export const findChromium = (environment: NodeJS.ProcessEnv = process.env): string => {
  const wished = environment['CHROMIUM_PATH'];
  if (wished) {
    if (runnable(wished)) return wished;
    throw new Error(`CHROMIUM_PATH names ${wished}, which cannot be run.`);
  }
  const searched = (environment['PATH'] ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = [...searched, ...PLACES].find(runnable);
  if (found) return found;
  throw new Error(
    'These tests need Chromium and there is none. Install it, on Debian or Ubuntu with\n' +
      '  sudo apt-get install -y --no-install-recommends chromium\n' +
      'or point CHROMIUM_PATH at a Chromium or Chrome that is already there.',
  );
};

/** A headless Chromium. The caller closes it. */
export const launchChromium = (): Promise<Browser> => chromium.launch({ executablePath: findChromium(), args: FLAGS });
