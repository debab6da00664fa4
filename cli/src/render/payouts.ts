import type { PayoutReport, PayoutRow, PayoutTotal, Settlement } from '@echoplex/sdk';
import { formatMoney } from './money.js';
import { renderList, type Column } from './table.js';
import type { Terminal } from './terminal.js';

/** A line of the table: what came and went, or only a further currency that it was settled in. */
interface Line {
  name: string;
  sums: PayoutTotal | null;
  settlement: Settlement | undefined;
  isTotal: boolean;
  /** What the bar is drawn against. */
  scale: number;
}

function linesOf(name: string, sums: PayoutRow | PayoutTotal, scale: number, isTotal: boolean): Line[] {
  const [first, ...more] = sums.settlements;
  return [
    { name, sums, settlement: first, isTotal, scale },
    ...more.map((settlement) => ({ name: '', sums: null, settlement, isTotal, scale })),
  ];
}

const blank: Line = { name: '', sums: null, settlement: undefined, isTotal: false, scale: 0 };

/** Events of one currency and their sum, which one event alone is itself. */
function groupOf({ rows }: PayoutReport, total: PayoutTotal): Line[] {
  const own = rows.filter(({ currency }) => currency === total.currency);
  const scale = Math.max(0, ...own.map(({ payments }) => payments));
  const events = own.flatMap((row) => linesOf(row.eventName, row, scale, false));
  return own.length === 1 ? events : [...events, ...linesOf(`All in ${total.currency}`, total, 0, true)];
}

/** What was paid as a bar: kept, taken as fees, gone back. Fees count only where they are in the same currency. */
function barOf({ sums, settlement, scale }: Line, width: number): string {
  if (sums === null || scale <= 0 || sums.payments <= 0) return '';
  const columns = (value: number): number => Math.round((Math.max(0, value) / scale) * width);
  const full = Math.max(1, columns(sums.payments));
  const seen = (value: number, room: number): number => (value > 0 ? Math.min(room, Math.max(1, columns(value))) : 0);
  const back = seen(sums.refunds + sums.disputes, full);
  const fees = seen(settlement?.currency === sums.currency ? settlement.fee : 0, full - back);
  return '█'.repeat(full - back - fees) + '▓'.repeat(fees) + '░'.repeat(back);
}

const money = (minor: number, currency: string): string => (minor === 0 ? '–' : formatMoney(minor, currency));

function columnsOf(lines: readonly Line[], { paint, width }: Terminal): Column<Line>[] {
  const bold = (cell: string, { isTotal }: Line): string => (isTotal ? paint.bold(cell) : cell);
  const sum = (header: string, read: (sums: PayoutTotal) => number, more: Partial<Column<Line>> = {}): Column<Line> => ({
    header,
    align: 'right',
    value: ({ sums }) => (sums === null ? '' : money(read(sums), sums.currency)),
    paint: bold,
    ...more,
  });
  const settled = (header: string, read: (settlement: Settlement) => number): Column<Line> => ({
    header,
    align: 'right',
    value: ({ settlement, sums }) => (settlement ? money(read(settlement), settlement.currency) : sums ? '–' : ''),
    paint: bold,
  });
  const any = (read: (sums: PayoutTotal) => number): boolean => lines.some(({ sums }) => sums !== null && read(sums) !== 0);
  return [
    { header: 'Event', value: ({ name }) => name, easesTo: 20, shrinksTo: 9, paint: (cell) => paint.bold(cell) },
    {
      header: ' ',
      value: (line) => barOf(line, width < 120 ? 10 : 16),
      dropRank: 3,
      paint: (cell) =>
        cell
          .replace(/█+/, (kept) => paint.cyan(kept))
          .replace(/▓+/, (fees) => paint.yellow(fees))
          .replace(/░+/, (back) => paint.dim(back)),
    },
    sum('Paid', ({ payments }) => payments),
    sum('Back', ({ refunds }) => -refunds),
    ...(any(({ disputes }) => disputes) ? [sum('Disputes', ({ disputes }) => -disputes)] : []),
    sum('Total', ({ total }) => total, { dropRank: 1 }),
    ...(any(({ unsettled }) => unsettled) ? [sum('Unsettled', ({ unsettled }) => -unsettled, { dropRank: 2 })] : []),
    settled('Fees', ({ fee }) => -fee),
    settled('Net', ({ net }) => net),
  ];
}

/** The period that was asked for; nothing when it is all there is. */
function periodOf({ from, to }: { from: string | undefined; to: string | undefined }): string {
  if (from === undefined && to === undefined) return '';
  return [...(from === undefined ? [] : [`from ${from}`]), ...(to === undefined ? [] : [`to ${to}`])].join(' ');
}

/** What was paid, paid back, taken and paid out, by event and currency: each line adds up from left to right, and so do the columns. */
export function renderPayouts(
  report: PayoutReport,
  period: { from: string | undefined; to: string | undefined },
  terminal: Terminal,
): string {
  const { paint } = terminal;
  const when = periodOf(period);
  if (report.rows.length === 0) return `  Nothing was paid${when === '' ? ' yet' : ` ${when}`}.`;
  const lines = report.totals.flatMap((total, index) => [...(index > 0 ? [blank] : []), ...groupOf(report, total)]);
  const columns = columnsOf(lines, terminal);
  const table = renderList(lines, columns, terminal);
  const legend = `  ${paint.cyan('█')} net  ${paint.yellow('▓')} fees  ${paint.dim('░')} paid back or disputed`;
  return [...(when === '' ? [] : [`  ${paint.dim(when)}`, '']), table, ...(/[█▓░]/.test(table) ? ['', legend] : [])].join('\n');
}
