import type { Asked, Benchmark, Figure } from '../benchmark.js';

const columns = ['benchmark', 'conns', 'ours', 'reference', 'ratio', 'asked', '', 'cpu/answer'] as const;
type Row = [string, string, string, string, string, string, string, string];

const amount = (value: number, unit: string): string => `${value.toLocaleString('en')} ${unit}`;
const bound = (asked: Asked): string => ('atLeast' in asked ? `≥ ${asked.atLeast}` : `≤ ${asked.atMost}`);

/** Whether a figure's ratio is what was asked for. */
export const reaches = ({ ratio }: Pick<Figure, 'ratio'>, asked: Asked): boolean =>
  'atLeast' in asked ? ratio >= asked.atLeast : ratio <= asked.atMost;

const rowOf = (figure: Figure, { asked }: Benchmark): Row => [
  figure.name,
  typeof figure.connections === 'number' ? String(figure.connections) : '',
  amount(figure.value, figure.unit),
  `${figure.reference.name} ${amount(figure.reference.value, figure.unit)}`,
  figure.ratio.toFixed(2),
  bound(asked),
  reaches(figure, asked) ? '✓' : '✗ misses it',
  figure.cpuMicros ? `${String(figure.cpuMicros)} µs, reference ${String(figure.referenceCpuMicros)} µs` : '',
];

/** The figures as a table for people: ours, the reference, the ratio and what was asked of it. */
export function table(entries: { figure: Figure; benchmark: Benchmark }[]): string {
  const rows: (readonly string[])[] = [columns, ...entries.map(({ figure, benchmark }) => rowOf(figure, benchmark))];
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')}`.trimEnd()).join('\n');
}
