import type { Asked, Demand, Effort, Figure } from '../benchmark.js';
import type { Throughput } from './load.js';

/** The middle of the sorted numbers. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  const lower = sorted[sorted.length % 2 === 0 ? middle - 1 : middle];
  if (upper === undefined || lower === undefined) throw new Error('there is no median of nothing');
  return (upper + lower) / 2;
}

/** One of those that are compared. */
export interface Side {
  /** Loads it from so many connections for so long. */
  send(connections: number, seconds: number): Promise<Throughput>;
  /** Processor time its servers have used until now, in microseconds. */
  cpuMicros?(): number | undefined;
  /** The most memory that one of its servers has had, in bytes. */
  peakBytes?(): number | undefined;
}

/** What ours is compared with, and what is asked of the comparison. */
export interface Reference extends Side {
  name: string;
  /** Of ours divided by it. */
  asked?: Asked;
  /** Most times the 99th percentile of ours may be as long as its own, where so many connections are measured. */
  p99?: { atMost: number; connections: number };
}

export interface Comparison {
  name: string;
  unit: string;
  ours: Side;
  references: Reference[];
  /** Most megabytes that one process of ours may have had. */
  memory?: { atMost: number };
}

/** What is measured of one side in one round; processor time of its server for each, in microseconds. */
type Taken = Throughput & { cpuMicros: number };

const [firstWarmUpSeconds, laterWarmUpSeconds] = [2, 1];
const round = (value: number, digits = 0): number => Number(value.toFixed(digits));
const fine = (value: number): number => round(value, value < 10 ? 2 : value < 100 ? 1 : 0);

async function take(side: Side, connections: number, seconds: number): Promise<Taken> {
  const before = side.cpuMicros?.();
  const throughput = await side.send(connections, seconds);
  const after = side.cpuMicros?.();
  return { ...throughput, cpuMicros: before === undefined || after === undefined ? 0 : (after - before) / throughput.count };
}

const middle = (rounds: Taken[], what: keyof Taken): number => median(rounds.map((taken) => taken[what]));

/** Says whether a value is what was asked. */
export const demand = (what: Demand['what'], value: number, asked: Asked): Demand => ({
  what,
  value,
  ...asked,
  met: 'atLeast' in asked ? value >= asked.atLeast : value <= asked.atMost,
});

interface Measured {
  ratio: number;
  connections: number;
  p99: number;
  referenceP99: number;
  megabytes?: number;
}

function demandsOf({ memory }: Comparison, { asked, p99 }: Reference, figure: Measured): Demand[] {
  const { megabytes } = figure;
  const longer = round(figure.p99 / figure.referenceP99, 2);
  return [
    ...(asked ? [demand('ratio', figure.ratio, asked)] : []),
    ...(p99 && p99.connections === figure.connections ? [demand('p99', longer, { atMost: p99.atMost })] : []),
    ...(memory && megabytes !== undefined ? [demand('memory', megabytes, memory)] : []),
  ];
}

/**
 * Sends the same load to ours and to the references in turns, so that all meet the same noise, and compares medians. One figure for each
 * number of connections and each reference. Where others use the machine too, the processor time says more than how many there were a second.
 */
export async function compareThroughput(comparison: Comparison, { rounds, seconds, connections }: Effort): Promise<Figure[]> {
  const { name, unit, ours, references } = comparison;
  const figures: Figure[] = [];
  for (const [turn, count] of connections.entries()) {
    const sides = [ours, ...references];
    for (const side of sides) await side.send(count, turn === 0 ? firstWarmUpSeconds : laterWarmUpSeconds);
    const taken: Taken[][] = sides.map(() => []);
    for (let done = 0; done < rounds; done += 1) {
      for (const [index, side] of sides.entries()) taken[index]?.push(await take(side, count, seconds));
    }
    const own = taken[0] ?? [];
    const peak = ours.peakBytes?.();
    const megabytes = peak === undefined ? undefined : round(peak / 2 ** 20);
    for (const [index, reference] of references.entries()) {
      const others = taken[index + 1] ?? [];
      const value = round(middle(own, 'perSecond'));
      const referenceValue = round(middle(others, 'perSecond'));
      const figure = {
        name,
        value,
        unit,
        reference: { name: reference.name, value: referenceValue },
        ratio: round(value / referenceValue, 3),
        connections: count,
        p50: fine(middle(own, 'p50')),
        p99: fine(middle(own, 'p99')),
        referenceP99: fine(middle(others, 'p99')),
        cpuMicros: round(middle(own, 'cpuMicros'), 1),
        referenceCpuMicros: round(middle(others, 'cpuMicros'), 1),
        generatorMicros: round(middle(own, 'generatorMicros'), 1),
        ...(megabytes === undefined ? {} : { megabytes }),
        rounds: own.map((entry, at) => round(entry.perSecond / (others[at]?.perSecond ?? 0), 3)),
      };
      figures.push({ ...figure, asked: demandsOf(comparison, reference, figure) });
    }
  }
  return figures;
}
