import type { z } from 'zod';
import type { Fault } from '../errors/problem.js';

type Issue = z.core.$ZodIssue;

const pointerTo = (path: PropertyKey[]): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const formats: Record<string, string> = {
  email: 'This is not an email address.',
  datetime: 'This is not a time such as 2026-12-12T20:00:00Z or 2026-12-12T20:00:00+01:00.',
  regex: 'This does not have the expected form.',
};

function sized(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): { code: string; message: string } {
  const small = issue.code === 'too_small';
  const limit = String(small ? issue.minimum : issue.maximum);
  const bound = small ? 'at least' : 'at most';
  switch (issue.origin) {
    case 'string':
      return small && limit === '1'
        ? { code: 'empty', message: 'This must not be empty.' }
        : { code: small ? 'too_short' : 'too_long', message: `This must have ${bound} ${limit} characters.` };
    case 'array':
    case 'set':
      return { code: small ? 'too_few' : 'too_many', message: `This must have ${bound} ${limit} entries.` };
    case 'object':
      return { code: 'empty', message: `This must have ${bound} ${limit} field${limit === '1' ? '' : 's'}.` };
    default:
      return { code: small ? 'too_small' : 'too_large', message: `This must be ${bound} ${limit}.` };
  }
}

function describe(issue: Issue): { code: string; message: string } {
  switch (issue.code) {
    case 'invalid_type': {
      if (issue.input === undefined) return { code: 'required', message: 'This is required.' };
      const expected = issue.expected === 'int' ? 'whole number' : issue.expected;
      return { code: 'invalid_type', message: `This must be ${/^[aeiou]/.test(expected) ? 'an' : 'a'} ${expected}.` };
    }
    case 'too_small':
    case 'too_big':
      return sized(issue);
    case 'invalid_format':
      return { code: 'invalid_format', message: formats[issue.format] ?? `This is not a valid ${issue.format}.` };
    case 'invalid_value':
      return { code: 'invalid_value', message: `This must be one of ${issue.values.map(String).join(', ')}.` };
    case 'not_multiple_of':
      return { code: 'invalid_value', message: `This must be a multiple of ${issue.divisor}.` };
    case 'custom':
      return { code: 'duplicate', message: issue.message.includes('unique') ? 'This stands here twice.' : issue.message };
    default:
      return { code: 'invalid_value', message: issue.message };
  }
}

/** `X or null` fails in both branches: what the person meant is the branch that is not null. */
function flatten(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const branches = issue.errors.filter((branch) => !branch.every((inner) => inner.code === 'invalid_type' && inner.expected === 'null'));
  const branch = (branches.length > 0 ? branches : issue.errors)[0] ?? [];
  return branch.flatMap((inner) => flatten({ ...inner, path: [...issue.path, ...inner.path] } as Issue));
}

/** More faults than these help nobody; and telling them must not cost more than making them. */
const maxFaults = 50;
/** No body that is meant nests deeper. */
const maxDepth = 32;
const maxPointer = 200;

const shorten = (pointer: string): string => (pointer.length > maxPointer ? `${pointer.slice(0, maxPointer)}…` : pointer);

/** Every fault of one part of a request, in the words of the contract's problems: one for each field, and at most fifty. */
export function faultsFrom(issues: readonly Issue[], place: Fault['in']): Fault[] {
  const faults = new Map<string, Fault>();
  const add = (path: PropertyKey[], { code, message }: { code: string; message: string }): void => {
    const pointer = shorten(pointerTo(path));
    if (faults.size < maxFaults && !faults.has(pointer)) faults.set(pointer, { in: place, pointer, code, message });
  };
  for (const issue of issues.slice(0, maxFaults).flatMap(flatten)) {
    if (issue.code !== 'unrecognized_keys') add(issue.path, describe(issue));
    else
      for (const key of issue.keys.slice(0, maxFaults))
        add([...issue.path, key], { code: 'unknown_field', message: 'There is no such field here.' });
  }
  return [...faults.values()];
}

/** Whether a value has nothing that {@link unstorable} would find; asked first, because nearly all have not and finding nothing is free. */
function isStorable(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return !value.includes('\0') && !/\p{Surrogate}/u.test(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= maxDepth) return false;
  for (const key in value) if (!isStorable((value as Record<string, unknown>)[key], depth + 1)) return false;
  return true;
}

/** What no schema can see and no row can hold: the character U+0000 and halves of characters, which PostgreSQL does
 * not store, and nesting without end. */
export const unstorable = (value: unknown, place: Fault['in']): Fault[] => (isStorable(value, 0) ? [] : findUnstorable(value, place, []));

function findUnstorable(value: unknown, place: Fault['in'], path: PropertyKey[]): Fault[] {
  const fault = (code: string, message: string): Fault[] => [{ in: place, pointer: shorten(pointerTo(path)), code, message }];
  if (typeof value === 'string') {
    if (value.includes('\0')) return fault('invalid_character', 'This contains the character U+0000, which cannot be stored.');
    return /\p{Surrogate}/u.test(value) ? fault('invalid_character', 'This contains half a character, a lone surrogate.') : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  if (path.length >= maxDepth) return fault('too_deep', `This is nested more than ${maxDepth} levels deep.`);
  const faults: Fault[] = [];
  for (const [key, item] of Object.entries(value)) {
    faults.push(...findUnstorable(item, place, [...path, key]));
    if (faults.length >= maxFaults) return faults.slice(0, maxFaults);
  }
  return faults;
}
