import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './paths.mjs';

// Outside the checkout: an install empties node_modules, and everything else in there is somebody's.
const checkout = createHash('sha256').update(root).digest('hex').slice(0, 12);
const lockFile = (name) => path.join(os.tmpdir(), `echoplex-${checkout}-${process.getuid?.() ?? 0}-${name}.lock`);

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM'; // it runs, as another user
  }
};

/**
 * Lets one process of this checkout at a time do something: `npm start` and `npm test` begun together would write the same files.
 * A lock whose owner died is taken over.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const file = lockFile(name);
  for (let said = false; ;) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const owner = readOwner(file);
    if (owner !== undefined && !isAlive(owner)) {
      fs.rmSync(file, { force: true });
      continue;
    }
    if (!said) process.stderr.write(`  Waiting for another ${name} of this checkout (process ${owner ?? 'unknown'}) …\n`);
    said = true;
    await sleep(200);
  }
  const release = () => fs.rmSync(file, { force: true });
  process.on('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** The process that holds the lock, or undefined in the instant between the making of the file and its writing. */
function readOwner(file) {
  try {
    return Number(fs.readFileSync(file, 'utf8')) || undefined;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
