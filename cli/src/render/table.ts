import { clean, cut, pad, widthOf, type Terminal } from './terminal.js';

/** One column of a table. */
export interface Column<Row> {
  header: string;
  value: (row: Row) => string;
  align?: 'left' | 'right';
  /** May be cut when the terminal is narrow, to no less than this. */
  shrinksTo?: number;
  /** Left out when the terminal is narrow, the highest first. */
  dropRank?: number;
  /** Colours a cell that already has its final width. */
  paint?: (cell: string, row: Row) => string;
}

const indent = '  ';

/** An aligned table that is never wider than the terminal. Ends without a line break. */
export function renderTable<Row>(rows: readonly Row[], columns: readonly Column<Row>[], { width, paint }: Terminal): string {
  let shown = columns.map((column) => {
    const cells = rows.map((row) => clean(column.value(row)));
    return { column, cells, width: Math.max(widthOf(column.header), ...cells.map(widthOf)) };
  });
  let gap = 3;
  const total = (): number => indent.length + shown.reduce((sum, one) => sum + one.width, 0) + gap * (shown.length - 1);
  for (;;) {
    const overflow = total() - width;
    if (overflow <= 0) break;
    const last = shown.reduce((most, one) => Math.max(most, one.column.dropRank ?? 0), 0);
    const soft = shown.find(({ column, width: now }) => column.shrinksTo !== undefined && now > column.shrinksTo);
    // First what is extra goes, then air, then letters.
    if (last > 0) shown = shown.filter(({ column }) => column.dropRank !== last);
    else if (gap > 2) gap = 2;
    else if (soft) soft.width = Math.max(soft.column.shrinksTo ?? 0, soft.width - overflow);
    else break;
  }
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
  return [paint.dim(header), ...body].join('\n');
}
