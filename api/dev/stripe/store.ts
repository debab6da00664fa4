import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Stored } from './objects.js';

/** The emulator's objects, newest last. */
export type Store = {
  get<K extends Stored['object']>(kind: K, id: string): Extract<Stored, { object: K }> | undefined;
  /** Objects of a kind in the order they were created. */
  list<K extends Stored['object']>(kind: K): Extract<Stored, { object: K }>[];
  /** Any object by its id; idempotency keys are none. */
  find(id: string): Stored | undefined;
  /** Keeps the object, new or changed. */
  put(object: Stored): void;
};

/**
 * Opens the store. With a file every change is one appended line, written before the request is answered, so that a killed demo knows
 * the payments its database knows.
 */
export function openStore(file?: string): Store {
  const objects = new Map<string, Stored>();
  const keyOf = (object: Pick<Stored, 'object' | 'id'>): string => `${object.object}:${object.id}`;
  if (file) {
    for (const object of readLines(file)) objects.set(keyOf(object), object);
    rewrite(file, [...objects.values()]);
  }
  const ofKind =
    <K extends Stored['object']>(kind: K) =>
    (object: Stored): object is Extract<Stored, { object: K }> =>
      object.object === kind;
  return {
    get: (kind, id) => {
      const found = objects.get(keyOf({ object: kind, id }));
      return found && ofKind(kind)(found) ? found : undefined;
    },
    list: (kind) => [...objects.values()].filter(ofKind(kind)),
    find: (id) => [...objects.values()].find((object) => object.id === id && object.object !== 'kept_answer'),
    put: (object) => {
      objects.set(keyOf(object), object);
      if (file) appendFileSync(file, `${JSON.stringify(object)}\n`);
    },
  };
}

/** An id as Stripe makes them: `pi_` and 24 letters and digits. */
export function newId(prefix: string, length = 24): string {
  const alphabet = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  return `${prefix}_${[...randomBytes(length)].map((byte) => alphabet[byte % alphabet.length]).join('')}`;
}

/** Seconds since 1970, Stripe's clock. */
export function now(): number {
  return Math.floor(Date.now() / 1000);
}

function readLines(file: string): Stored[] {
  mkdirSync(path.dirname(file), { recursive: true });
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  // What follows the last newline was cut off by a crash, before anybody got an answer.
  return lines.slice(0, -1).map((line) => JSON.parse(line) as Stored);
}

/** Leaves one line per object and forgets answers older than the 24 hours Stripe keeps them. */
function rewrite(file: string, objects: Stored[]): void {
  const kept = objects.filter((object) => object.object !== 'kept_answer' || object.created > now() - 86_400);
  writeFileSync(`${file}.new`, kept.map((object) => `${JSON.stringify(object)}\n`).join(''), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
