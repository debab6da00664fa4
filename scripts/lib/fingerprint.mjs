import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

const skipped = new Set(['node_modules', 'dist', 'coverage']);

/** @typedef {Record<string, string>} Fingerprint each file's path (from the root, with `/`) -> its size and time of change */

/**
 * Notes size and time of every file below the given files and folders. Reads no content: a few hundred files take milliseconds.
 * @param {string[]} entries from the root; what does not exist is left out
 * @param {{into?: boolean, times?: boolean, accept?(file: string): boolean}} [options] `into` also enters dist folders, `times: false` leaves the times out
 * @returns {Fingerprint}
 */
export function fingerprint(entries, { into = false, times = true, accept = () => true } = {}) {
  const found = {};
  const visit = (file) => {
    const stat = fs.statSync(path.join(root, file), { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) {
      for (const name of fs.readdirSync(path.join(root, file)).sort()) {
        if (into || !skipped.has(name)) visit(`${file}/${name}`);
      }
    } else if (accept(file)) {
      found[file] = times ? `${stat.size}:${stat.mtimeMs}` : String(stat.size);
    }
  };
  for (const entry of entries) visit(entry);
  return found;
}

/**
 * How two fingerprints differ.
 * @param {Fingerprint} before
 * @param {Fingerprint} now
 * @returns {{same: boolean, removed: string[]}}
 */
export function compare(before, now) {
  const removed = Object.keys(before).filter((file) => !(file in now));
  const same = removed.length === 0 && Object.entries(now).every(([file, value]) => before[file] === value);
  return { same, removed };
}
