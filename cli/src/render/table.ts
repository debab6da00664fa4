import { clean, cut, pad, widthOf, wrap, type Terminal } from './terminal.js';

/** One column of a table. */
export interface Column<Row> {
  header: string;
  value: (row: Row) => string;
  align?: 'left' | 'right';
  /** Cut to this before any column is left out. */
  easesTo?: number;
  /** May be cut when the terminal is narrow, to no less than this. */
  shrinksTo?: number;
  /** Left out when the terminal is narrow, the highest first. */
  dropRank?: number;
  /** Colours a cell that already has its final width. */
  paint?: (cell: string, row: Row) => string;
}

const indent = '  ';

/** An aligned table that is never wider than the terminal. Ends without a line break. */
export function renderTable<Row>(rows: readonly Row[], columns: readonly Column<Row>[], terminal: Terminal): string {
  return layOut(rows, columns, terminal).table;
}

/** A table; below it the command that shows what did not fit on the page, and a word about columns that had no room. */
export function renderList<Row>(rows: readonly Row[], columns: readonly Column<Row>[], terminal: Terminal, more?: string): string {
  const { paint, width } = terminal;
  const { table, left } = layOut(rows, columns, terminal);
  const names = left.length > 1 ? `${left.slice(0, -1).join(', ')} and ${left.at(-1)}` : left.join('');
  const note = left.length === 0 ? '' : `${names} ${left.length > 1 ? 'need' : 'needs'} a wider terminal, or --json`;
  return [
    table,
    ...(more === undefined ? [] : ['', `  ${paint.dim('More:')} ${paint.cyan(more)}`]),
    ...(note === '' ? [] : ['', ...wrap(note, width - 2).map((line) => `  ${paint.dim(line)}`)]),
  ].join('\n');
}

function layOut<Row>(rows: readonly Row[], columns: readonly Column<Row>[], { width, paint }: Terminal): { table: string; left: string[] } {
  let shown = columns.map((column) => {
    const cells = rows.map((row) => clean(column.value(row)));
    const natural = Math.max(widthOf(column.header), ...cells.map(widthOf));
    return { column, cells, natural, width: natural };
  });
  let gap = 3;
  const total = (): number => indent.length + shown.reduce((sum, one) => sum + one.width, 0) + gap * (shown.length - 1);
  for (;;) {
    const overflow = total() - width;
    if (overflow <= 0) break;
    const last = shown.reduce((most, one) => Math.max(most, one.column.dropRank ?? 0), 0);
    const soft = shown.find(({ column, width: now }) => column.shrinksTo !== undefined && now > column.shrinksTo);
    const long = shown.find(({ column, width: now }) => column.easesTo !== undefined && now > column.easesTo);
    // First the end of long names goes, then what is extra, then air, then more letters.
    if (long) long.width = Math.max(long.column.easesTo ?? 0, long.width - overflow);
    else if (last > 0) shown = shown.filter(({ column }) => column.dropRank !== last);
    else if (gap > 2) gap = 2;
    else if (soft) soft.width = Math.max(soft.column.shrinksTo ?? 0, soft.width - overflow);
    else break;
  }
  // What was left out may have made more room than was needed.
  for (const one of shown)
    if (one.column.easesTo !== undefined) one.width = Math.min(one.natural, one.width + Math.max(0, width - total()));
  const line = (cells: string[]): string => (indent + cells.join(' '.repeat(gap))).trimEnd();
  const header = line(shown.map(({ column, width: columns }) => pad(cut(column.header, columns), columns, column.align)));
  const body = rows.map((row, index) =>
    line(
      shown.map(({ column, cells, width: columns }) => {
        const cell = pad(cut(cells[index] ?? '', columns), columns, column.align);
        return column.paint ? column.paint(cell, row) : cell;
      }),
    ),
  );
  const left = columns.filter((column) => column.header.trim() !== '' && !shown.some((one) => one.column === column));
  return { table: [paint.dim(header), ...body].join('\n'), left: left.map(({ header: name }) => name) };
}
