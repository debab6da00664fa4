import type { AuditEntry } from '@echoplex/sdk';
import { formatWhen } from './dates.js';

import { renderList, type Column } from './table.js';
import type { Terminal } from './terminal.js';

const wordOf = (value: unknown): string => {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return '–';
  return typeof value === 'string' ? value : Array.isArray(value) ? value.map(wordOf).join(' ') : JSON.stringify(value);
};

/** What an entry changed: `role staff → admin`. */
export function changesOf({ before, after }: Pick<AuditEntry, 'before' | 'after'>): string {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return (
    fields
      .map((field) => ({ field, was: wordOf(before?.[field]), is: wordOf(after?.[field]) }))
      // What is new or gone had no other value; only what it had is worth a word.
      .filter(({ was, is }) => (before !== null && after !== null) || was !== is)
      .map(({ field, was, is }) =>
        before !== null && after !== null ? `${field} ${was} → ${is}` : `${field} ${before === null ? is : was}`,
      )
      .join(', ')
  );
}

/** The audit log, newest first. */
export function renderAuditLog(entries: readonly AuditEntry[], terminal: Terminal, timezone: string, more?: string): string {
  const { paint } = terminal;
  if (entries.length === 0) return '  Nothing has been done yet.';
  const columns: Column<AuditEntry>[] = [
    { header: 'When', value: ({ createdAt }) => formatWhen(createdAt, timezone) },
    { header: 'Who', value: ({ actor }) => actor.name, shrinksTo: 12, paint: (cell) => paint.bold(cell) },
    { header: 'Action', value: ({ action }) => action, shrinksTo: 14, paint: (cell) => paint.cyan(cell) },
    { header: 'Change', value: changesOf, shrinksTo: 12 },
    { header: 'Target', value: ({ target }) => `${target.type} ${target.id}`, dropRank: 1, paint: (cell) => paint.dim(cell) },
  ];
  return renderList(entries, columns, terminal, more);
}
