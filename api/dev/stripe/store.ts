import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCollection, type Collection, type Where } from './collection.js';
import type { Kind, Stored } from './objects.js';

/** Objects of a kind. */
export type OfKind<K extends Kind> = Extract<Stored, { object: K }>;

/** The objects of one account. */
export type Store = {
  get<K extends Kind>(kind: K, id: string): OfKind<K> | undefined;
  /** Objects of a kind in the order they were created. */
  list<K extends Kind>(kind: K): OfKind<K>[];
  /** Objects of a kind with these values, see `Collection.walk`. */
  walk<K extends Kind>(kind: K, where: Where, how?: Parameters<Collection['walk']>[1]): Generator<OfKind<K>>;
  /** Any public object by its id. */
  find(id: string): Stored | undefined;
  /** Keeps the object, new or changed. */
  put(object: Stored): void;
};

/** The objects of every account; `null` is the platform itself. */
export type Stores = {
  of(account: string | null): Store;
  /** Objects of a kind of all accounts in the order they were created. */
  all<K extends Kind>(kind: K): OfKind<K>[];
  /** The account an object belongs to; undefined when there is no such object. */
  accountOf(id: string): string | null | undefined;
};

type Row = { account: string | null; object: Stored };

/** What is kept beside Stripe's objects and can never be asked for. */
const inner: ReadonlySet<Kind> = new Set<Kind>(['kept_answer', 'session_secrets', 'account_link']);

/**
 * Opens the store. With a file every change is one appended line, written before the request is answered, so that a killed demo knows
 * the payments its database knows.
 */
export function openStore(file?: string): Stores {
  const collections = new Map<string, Collection>();
  const everything = new Map<Kind, Map<string, Row>>();
  const homes = new Map<string, Row>();
  const stores = new Map<string | null, Store>();

  const collection = (account: string | null, kind: Kind): Collection => {
    const key = `${account ?? ''}/${kind}`;
    const found = collections.get(key) ?? createCollection();
    collections.set(key, found);
    return found;
  };
  const keep = (row: Row): void => {
    const { account, object } = row;
    collection(account, object.object).put(object);
    const ofKind = everything.get(object.object) ?? new Map<string, Row>();
    everything.set(object.object, ofKind.set(`${account ?? ''}/${object.id}`, row));
    if (!inner.has(object.object)) homes.set(object.id, row);
  };
  if (file) {
    readLines(file).forEach(keep);
    rewrite(
      file,
      [...everything.values()].flatMap((rows) => [...rows.values()]),
    );
  }

  const open = (account: string | null): Store => ({
    get: (kind, id) => collection(account, kind).get(id) as OfKind<typeof kind> | undefined,
    list: (kind) => collection(account, kind).all() as OfKind<typeof kind>[],
    walk: (kind, where, how) => collection(account, kind).walk(where, how) as Generator<OfKind<typeof kind>>,
    find: (id) => {
      const row = homes.get(id);
      return row?.account === account ? row.object : undefined;
    },
    put: (object) => {
      keep({ account, object });
      if (file) appendFileSync(file, lineOf({ account, object }));
    },
  });
  return {
    of: (account) => {
      const store = stores.get(account) ?? open(account);
      stores.set(account, store);
      return store;
    },
    all: (kind) => [...(everything.get(kind)?.values() ?? [])].map(({ object }) => object as OfKind<typeof kind>),
    accountOf: (id) => homes.get(id)?.account,
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

/** The platform's objects are lines of their own; an account's are wrapped. */
function lineOf({ account, object }: Row): string {
  return `${JSON.stringify(account === null ? object : { account, kept: object })}\n`;
}

function readLines(file: string): Row[] {
  mkdirSync(path.dirname(file), { recursive: true });
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  // What follows the last newline was cut off by a crash, before anybody got an answer.
  return lines.slice(0, -1).map((line) => {
    const read = JSON.parse(line) as Stored | { account: string; kept: Stored };
    return 'kept' in read ? { account: read.account, object: read.kept } : { account: null, object: read };
  });
}

/** Leaves one line per object and forgets answers older than the 24 hours Stripe keeps them. */
function rewrite(file: string, rows: Row[]): void {
  const kept = rows.filter(({ object }) => object.object !== 'kept_answer' || object.created > now() - 86_400);
  writeFileSync(`${file}.new`, kept.map(lineOf).join(''), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
