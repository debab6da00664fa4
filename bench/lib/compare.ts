import type { Effort, Figure } from '../benchmark.js';
import type { Child } from './child.js';
import { type Load, sendLoad, type Throughput } from './load.js';

/** The middle of the sorted numbers. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  const lower = sorted[sorted.length % 2 === 0 ? middle - 1 : middle];
  if (upper === undefined || lower === undefined) throw new Error('there is no median of nothing');
  return (upper + lower) / 2;
}

/** What is measured of one side in one round; processor time of its server for one answer, in microseconds. */
type Taken = Throughput & { cpuMicros: number | undefined };

type Request = Partial<Child> & Pick<Load, 'url' | 'method' | 'headers' | 'body' | 'status'>;

const warmUpSeconds = 2;
const round = (value: number, digits = 0): number => Number(value.toFixed(digits));

/**
 * Sends the same load to ours and to the reference in turns, so that both meet the same noise, and compares medians. One figure for each
 * number of connections. Where others use the machine too, the processor time of an answer says more than answers a second.
 */
export async function compareThroughput(
  name: string,
  ours: Request,
  { name: referenceName, ...reference }: Request & { name: string },
  { rounds, seconds, connections }: Effort,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const count of connections) {
    const send = async ({ cpuMicros, ...request }: Request, duration: number): Promise<Taken> => {
      const before = cpuMicros?.();
      const throughput = await sendLoad({ ...request, connections: count, seconds: duration });
      const after = cpuMicros?.();
      const used = before === undefined || after === undefined ? undefined : (after - before) / throughput.answers;
      return { ...throughput, cpuMicros: used };
    };
    await send(ours, warmUpSeconds);
    await send(reference, warmUpSeconds);
    const taken: { ours: Taken; reference: Taken }[] = [];
    while (taken.length < rounds) taken.push({ ours: await send(ours, seconds), reference: await send(reference, seconds) });
    const middle = (side: 'ours' | 'reference', what: keyof Taken): number => median(taken.map((entry) => entry[side][what] ?? 0));
    const value = round(middle('ours', 'perSecond'));
    const referenceValue = round(middle('reference', 'perSecond'));
    figures.push({
      name,
      value,
      unit: 'requests/s',
      reference: { name: referenceName, value: referenceValue },
      ratio: round(value / referenceValue, 3),
      connections: count,
      p50: middle('ours', 'p50'),
      p99: middle('ours', 'p99'),
      referenceP99: middle('reference', 'p99'),
      cpuMicros: round(middle('ours', 'cpuMicros'), 1),
      referenceCpuMicros: round(middle('reference', 'cpuMicros'), 1),
      rounds: taken.map((entry) => round(entry.ours.perSecond / entry.reference.perSecond, 3)),
    });
  }
  return figures;
}
