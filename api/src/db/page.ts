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
type KeyKind = 'text' | 'number' | 'time';

const fits: Record<KeyKind, (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string' && !value.includes('\0'),
  number: (value) => Number.isSafeInteger(value),
  time: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value)),
};
const casts: Record<KeyKind, string> = { text: '?', number: '?::bigint', time: '?::timestamptz' };

function decode(cursor: string, kinds: KeyKind[]): (string | number)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(values) && values.length === kinds.length && kinds.every((kind, index) => fits[kind](values[index]))) {
      return values as (string | number)[];
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
 */
export async function readPage<M extends Model>(
  query: QueryBuilder<M, M[]>,
  { limit, after }: PageInput,
  keys: { column: string; property: keyof M; kind?: KeyKind }[],
  direction: 'asc' | 'desc',
): Promise<Page<M>> {
  for (const { column } of keys) void query.orderBy(column, direction);
  if (after !== undefined) {
    const kinds = keys.map(({ kind = 'text' }) => kind);
    const values = decode(after, kinds);
    const columns = keys.map(() => '??').join(', ');
    const marks = kinds.map((kind) => casts[kind]).join(', ');
    void query.whereRaw(`(${columns}) ${direction === 'asc' ? '>' : '<'} (${marks})`, [...keys.map(({ column }) => column), ...values]);
  }
  const rows = await query.limit(limit + 1);
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, nextCursor: rows.length > limit && last ? encode(keys.map(({ property }) => plain(last[property]))) : null };
}
