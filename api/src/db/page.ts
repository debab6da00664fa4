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

function decode(cursor: string, length: number): (string | number)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const fits = Array.isArray(values) && values.length === length && values.every((value) => ['string', 'number'].includes(typeof value));
    if (fits) return values as (string | number)[];
  } catch {
    // Falls through to the same answer as a cursor of another list.
  }
  throw invalid([
    { in: 'query', pointer: '/after', code: 'invalid_cursor', message: 'This is not a cursor of this list. Leave it out to begin anew.' },
  ]);
}

const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);

/**
 * Reads one page by keyset: rows are ordered by `keys` (the last one unique), so that a page stays right while rows are added.
 * @param keys column -> the model's property that holds it
 */
export async function readPage<M extends Model>(
  query: QueryBuilder<M, M[]>,
  { limit, after }: PageInput,
  keys: { column: string; property: keyof M; cast?: string }[],
  direction: 'asc' | 'desc',
): Promise<Page<M>> {
  for (const { column } of keys) void query.orderBy(column, direction);
  if (after !== undefined) {
    const values = decode(after, keys.length);
    const columns = keys.map(() => '??').join(', ');
    const marks = keys.map(({ cast }) => (cast ? `?::${cast}` : '?')).join(', ');
    void query.whereRaw(`(${columns}) ${direction === 'asc' ? '>' : '<'} (${marks})`, [...keys.map(({ column }) => column), ...values]);
  }
  const rows = await query.limit(limit + 1);
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, nextCursor: rows.length > limit && last ? encode(keys.map(({ property }) => plain(last[property]))) : null };
}
