import { clean, cut, pad, wrap, type Terminal } from './terminal.js';

/** Names and values below each other; what has no value is left out. */
export function pairs(rows: readonly (readonly [string, string | null | undefined])[], { paint, width }: Terminal): string {
  const shown = rows.filter((row): row is readonly [string, string] => row[1] !== null && row[1] !== undefined && row[1] !== '');
  const column = Math.max(...shown.map(([name]) => name.length));
  // An address is copied: cut it would lead nowhere.
  const fit = (value: string): string => (/^https?:\/\/\S+$/.test(value) ? value : cut(value, width - column - 5));
  return shown.map(([name, value]) => `  ${paint.dim(pad(name, column))}   ${fit(clean(value))}`).join('\n');
}

/** A line that says that something was done. */
export function done(text: string, { paint, width }: Terminal): string {
  const [first = '', ...more] = wrap(text, width - 4);
  return [`  ${paint.green('✓')} ${first}`, ...more.map((line) => `    ${line}`)].join('\n');
}

/** That there is nothing yet, and the command that changes it. */
export function nothing(text: string, command: string, { paint, width }: Terminal): string {
  const line = `  ${text}     `;
  return line.length + command.length <= width ? line + paint.cyan(command) : `  ${text}\n    ${paint.cyan(command)}`;
}

/** Commands that make sense now, each with what it does. */
export function nextSteps(steps: readonly (readonly [string, string])[], { paint, width }: Terminal): string {
  const column = Math.max(...steps.map(([what]) => what.length));
  const lines = steps.map(([what, command]) => {
    const line = `  ${paint.dim(pad(what, column))}   ${paint.cyan(command)}`;
    return column + 5 + command.length <= width ? line : `  ${paint.dim(what)}\n    ${paint.cyan(command)}`;
  });
  return lines.join('\n');
}
