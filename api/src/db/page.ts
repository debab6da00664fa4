import type { QueryBuilder } from 'objection';
import type { Model } from 'objection';
import { invalid } from '../errors/problem.js';

export interface PageInput {
  limit: number;
  after?: string;
}
export interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

const encode = (values: unknown[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');

/** What a key column holds; a cursor that carries anything else was tampered with. */
type KeyKind = 'text' | 'number' | 'decimal' | 'time';

const fits: Record<KeyKind, (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string' && !value.includes('\0'),
  number: (value) => Number.isSafeInteger(value),
  decimal: (value) => Number.isFinite(value),
  time: isTime,
};
const casts: Record<KeyKind, string> = { text: '?', number: '?::bigint', decimal: '?::float8', time: '?::timestamptz' };

/** As we write times, and one that PostgreSQL knows: it has no year 0. */
function isTime(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-/.test(value) || value.startsWith('0000')) return false;
  const time = new Date(value);
  return !Number.isNaN(time.getTime()) && time.toISOString() === value;
}

function decode(cursor: string, kinds: KeyKind[], order: string | undefined): (string | number)[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parts)) {
      const values: unknown[] = order === undefined ? parts : parts.slice(1);
      const sameOrder = order === undefined || parts[0] === order;
      if (sameOrder && values.length === kinds.length && kinds.every((kind, index) => fits[kind](values[index]))) {
        return values as (string | number)[];
      }
    }
  } catch {
    // Falls through to the same answer as a cursor of another list.
  }
  const message = 'This is not a cursor of this list. Leave it out to begin anew.';
  throw invalid([{ in: 'query', pointer: '/after', code: 'invalid_cursor', message }]);
}

const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);

/**
 * Reads one page by keyset: rows are ordered by `keys` (the last one unique), so that a page stays right while rows are added.
 * @param keys column, the model's property that holds it, and what it holds (text without a word)
 * @param order what this order is called, where a list has several: a cursor of another one is refused
 */
export async function readPage<M extends Model>(
  query: QueryBuilder<M, M[]>,
  { limit, after }: PageInput,
  keys: { column: string; property: keyof M; kind?: KeyKind }[],
  direction: 'asc' | 'desc',
  order?: string,
): Promise<Page<M>> {
  for (const { column } of keys) void query.orderBy(column, direction);
  if (after !== undefined) {
    const kinds = keys.map(({ kind = 'text' }) => kind);
    const values = decode(after, kinds, order);
    const columns = keys.map(() => '??').join(', ');
    const marks = kinds.map((kind) => casts[kind]).join(', ');
    void query.whereRaw(`(${columns}) ${direction === 'asc' ? '>' : '<'} (${marks})`, [...keys.map(({ column }) => column), ...values]);
  }
  const rows = await query.limit(limit + 1);
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  if (rows.length <= limit || !last) return { data, nextCursor: null };
  const values = keys.map(({ property }) => plain(last[property]));
  return { data, nextCursor: encode(order === undefined ? values : [order, ...values]) };
}
