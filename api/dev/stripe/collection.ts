import type { Stored } from './objects.js';

/** Fields by which lists are filtered and triggers look things up. */
const indexed = ['payment_intent', 'charge', 'source', 'type', 'customer'] as const;

/** Values a row must have, by field. */
export type Where = Record<string, string>;

/** Rows of one kind in one account, in the order they were created, found by id or field without looking at all of them. */
export type Collection<T extends Stored = Stored> = {
  get(id: string): T | undefined;
  all(): T[];
  put(row: T): void;
  /**
   * Rows with these values, one after another from the newest, or from the oldest when `forward`. `beyond` is the row to start after.
   */
  walk(where: Where, how?: { forward?: boolean; beyond?: string }): Generator<T>;
};

/** An empty collection. */
export function createCollection<T extends Stored>(): Collection<T> {
  const rows: T[] = [];
  const positions = new Map<string, number>();
  const indices = new Map<string, number[]>();

  const changeIndex = (position: number, before: T | undefined, after: T): void => {
    for (const field of indexed) {
      const was = before && valueOf(before, field);
      const is = valueOf(after, field);
      if (was === is) continue;
      if (was !== undefined) remove(indices.get(`${field}=${was}`) ?? [], position);
      if (is === undefined) continue;
      const list = indices.get(`${field}=${is}`);
      if (list) insert(list, position);
      else indices.set(`${field}=${is}`, [position]);
    }
  };

  /** The shortest list of positions that holds every match; undefined stands for all rows. */
  const candidates = (where: Where): number[] | undefined =>
    indexed
      .filter((field) => where[field] !== undefined)
      .map((field) => indices.get(`${field}=${where[field]}`) ?? [])
      .reduce<number[] | undefined>((best, list) => (best && best.length <= list.length ? best : list), undefined);

  return {
    get: (id) => rows[positions.get(id) ?? -1],
    all: () => [...rows],
    put: (row) => {
      const known = positions.get(row.id);
      const position = known ?? rows.length;
      changeIndex(position, rows[position], row);
      rows[position] = row;
      if (known === undefined) positions.set(row.id, position);
    },
    *walk(where, { forward = false, beyond } = {}) {
      const list = candidates(where);
      const size = list?.length ?? rows.length;
      const edge = beyond === undefined ? (forward ? -1 : Infinity) : (positions.get(beyond) ?? -1);
      const step = forward ? 1 : -1;
      let place = startOf(list, size, edge, forward);
      for (; place >= 0 && place < size; place += step) {
        const row = rows[list ? (list[place] ?? -1) : place];
        if (row && Object.entries(where).every(([field, value]) => valueOf(row, field) === value)) yield row;
      }
    },
  };
}

/** Where in the list (or in all `size` rows) to begin after the row at position `edge`. */
function startOf(list: number[] | undefined, size: number, edge: number, forward: boolean): number {
  if (edge === Infinity) return size - 1;
  if (!list) return forward ? edge + 1 : edge - 1;
  const after = lowerBound(list, edge + 1);
  return forward ? after : lowerBound(list, edge) - 1;
}

function valueOf(row: Stored, field: string): string | undefined {
  const value = (row as unknown as Record<string, unknown>)[field];
  return typeof value === 'string' ? value : undefined;
}

/** The first place whose value is at least `wanted`. */
function lowerBound(list: number[], wanted: number): number {
  let from = 0;
  let to = list.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((list[middle] ?? 0) < wanted) from = middle + 1;
    else to = middle;
  }
  return from;
}

function insert(list: number[], position: number): void {
  list.splice(lowerBound(list, position), 0, position);
}

function remove(list: number[], position: number): void {
  const place = lowerBound(list, position);
  if (list[place] === position) list.splice(place, 1);
}
