// package-lock.json has to serve every platform, whichever machine wrote it. npm sometimes leaves out the optional packages of other
// platforms, and then `npm ci` fails there or a native part is missing at run time.
import fs from 'node:fs';
import { inRoot } from './lib/paths.mjs';
import { Failure } from './lib/run.mjs';

const nameOf = (key) => key.split('node_modules/').at(-1);

/**
 * What is wrong with a lock file.
 * @param {{lockfileVersion: number, packages: Record<string, object>}} lock
 * @param {Record<string, object>} manifests each workspace's package.json by its folder, '' for the root
 * @returns {string[]}
 */
export function lockFaults(lock, manifests) {
  const faults = [];
  const entries = Object.entries(lock.packages);
  const names = new Set(entries.map(([key]) => nameOf(key)));
  if (lock.lockfileVersion !== 3) faults.push(`lockfileVersion is ${lock.lockfileVersion}, expected 3`);
  for (const [key, entry] of entries) {
    const missing = Object.keys(entry.optionalDependencies ?? {}).filter((name) => !names.has(name));
    if (missing.length > 0)
      faults.push(`${key}@${entry.version} lacks ${missing.length} optional packages: ${missing.slice(0, 4).join(', ')}`);
    if (!key.includes('node_modules/') || entry.link || entry.inBundle) continue;
    // without an address npm asks the registry that the machine is set up for; any other place is a surprise
    if (entry.resolved && !entry.resolved.startsWith('https://')) faults.push(`${key} comes from ${entry.resolved}`);
    if (!entry.integrity) faults.push(`${key} has no integrity hash`);
  }
  for (const [folder, manifest] of Object.entries(manifests)) {
    for (const group of ['dependencies', 'devDependencies']) {
      if (JSON.stringify(sorted(manifest[group])) !== JSON.stringify(sorted(lock.packages[folder]?.[group]))) {
        faults.push(`${folder || 'the root'}: ${group} of package.json and of the lock differ`);
      }
    }
  }
  return faults;
}

const sorted = (group = {}) => Object.entries(group).sort(([a], [b]) => (a < b ? -1 : 1));

/**
 * Checks package-lock.json against the manifests of the workspaces.
 * @returns {string} how many packages were looked at
 * @throws {Failure} with every fault
 */
export function checkLockfile() {
  const lock = JSON.parse(fs.readFileSync(inRoot('package-lock.json'), 'utf8'));
  const folders = Object.keys(lock.packages).filter((key) => !key.includes('node_modules/'));
  const manifests = Object.fromEntries(
    folders.map((folder) => [folder, JSON.parse(fs.readFileSync(inRoot(folder, 'package.json'), 'utf8'))]),
  );
  const faults = lockFaults(lock, manifests);
  const shown = faults.slice(0, 20).join('\n');
  if (faults.length > 0)
    throw new Failure(
      `${faults.length} faults:\n${shown}\nMend with \`npm install\` on a clean checkout; pin the version before if npm keeps leaving packages out.`,
    );
  return `${Object.keys(lock.packages).length} packages`;
}
