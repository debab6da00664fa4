import { setTimeout as sleep } from 'node:timers/promises';
import { TestEnvironment } from 'jest-environment-node';

/** What a test file must not leave behind. Pipes are left out: the runner itself opens and closes some. */
const watched = new Set(['Timeout', 'TCPSocketWrap', 'TCPServerWrap', 'PipeServerWrap', 'UDPWrap', 'ProcessWrap', 'FSEventWrap', 'Worker']);

function activeResources() {
  const counts = new Map();
  for (const kind of process.getActiveResourcesInfo()) if (watched.has(kind)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/**
 * Jest's Node environment that fails a test file which leaves a timer, socket, server or child process open: a pool nobody ended would
 * otherwise show only as a runner that does not exit.
 */
export default class LeakCheckedEnvironment extends TestEnvironment {
  #before = new Map();
  #failed = false;

  /** A failed test may well have left things open; its own message is the one to read. */
  handleTestEvent({ name }) {
    if (name === 'test_fn_failure' || name === 'hook_failure') this.#failed = true;
  }

  async setup() {
    await super.setup();
    this.#before = activeResources();
  }

  async teardown() {
    // Sockets close some turns after close() was called: wait for that, not longer.
    let left = this.#left();
    for (let turn = 0; left.length > 0 && turn < 100; turn++) {
      await sleep(20);
      left = this.#left();
    }
    await super.teardown();
    if (left.length > 0 && !this.#failed)
      throw new Error(`This file leaves open: ${left.join(', ')}. Close every pool, server, timer and child process it starts.`);
  }

  #left() {
    const found = [];
    for (const [kind, count] of activeResources()) {
      const more = count - (this.#before.get(kind) ?? 0);
      if (more > 0) found.push(`${more} ${kind}`);
    }
    return found;
  }
}
