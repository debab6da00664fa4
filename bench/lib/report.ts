import type { Demand, Figure } from '../benchmark.js';

const columns = ['benchmark', 'conns', 'ours', 'reference', 'ratio', 'asked', 'p99 ms', 'cpu µs', 'MB'] as const;
const legend = `
  ✓ is what was asked for, ✗ misses it. Ours and the reference are a second where no unit stands beside them.
  p99 ms: the 99th percentile of ours / of the reference. cpu µs: processor time for each, likewise.
  MB: the most memory that one process of ours has had.`;

const number = (value: unknown): string => (typeof value === 'number' ? value.toLocaleString('en') : '');
const mark = (demand: Demand | undefined): string => (demand === undefined ? '' : demand.met ? ' ✓' : ' ✗');
const bound = (demand: Demand): string => (demand.atLeast === undefined ? `≤ ${demand.atMost}` : `≥ ${demand.atLeast}`);
const pair = (a: unknown, b: unknown): string =>
  [a, b].every((value) => typeof value === 'number' && value > 0) ? [a, b].map((value) => number(Math.round(Number(value)))).join('/') : '';

function rowOf(figure: Figure): string[] {
  const of = (what: Demand['what']): Demand | undefined => figure.asked.find((demand) => demand.what === what);
  const ratio = of('ratio');
  return [
    figure.name,
    typeof figure.connections === 'number' ? String(figure.connections) : '',
    `${number(figure.value)}${figure.unit.endsWith('/s') ? '' : ` ${figure.unit}`}`,
    `${figure.reference.name} ${number(figure.reference.value)}`,
    figure.ratio.toFixed(2),
    ratio ? bound(ratio) + mark(ratio) : '',
    pair(figure.p99, figure.referenceP99) + mark(of('p99')),
    pair(figure.cpuMicros, figure.referenceCpuMicros),
    number(figure.megabytes) + mark(of('memory')),
  ];
}

/** The figures as a table for people: ours, the reference, the ratio and what was asked of it. */
export function table(figures: Figure[]): string {
  const rows: (readonly string[])[] = [columns, ...figures.map(rowOf)];
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  const lines = rows.map((row) => `  ${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')}`.trimEnd());
  return [...lines, legend].join('\n');
}
