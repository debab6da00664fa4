import { UsageError } from '../errors.js';
import { readText } from './text.js';

/** Reads `name=value` pairs; a name that comes again has several values. */
export function parseQuery(pairs: readonly string[]): Record<string, string[]> {
  const query: Record<string, string[]> = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 1) throw new UsageError(`--query "${pair}" is no pair.`, { hint: 'Write it like this: --query status=confirmed' });
    (query[pair.slice(0, at)] ??= []).push(pair.slice(at + 1));
  }
  return query;
}

async function readSource(data: string): Promise<string> {
  if (data === '-') return await readText('-');
  return data.startsWith('@') ? await readText(data.slice(1)) : data;
}

/** Reads a JSON body from the argument, with `@file` from a file, with `-` from stdin. */
export async function parseBody(data: string): Promise<unknown> {
  const source = await readSource(data);
  try {
    return JSON.parse(source) as unknown;
  } catch (cause) {
    throw new UsageError('--data is not valid JSON.', { hint: (cause as Error).message, cause });
  }
}
