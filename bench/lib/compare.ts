import type { Effort, Figure } from '../benchmark.js';
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

type Request = Pick<Load, 'url' | 'method' | 'headers' | 'body' | 'status'>;

const warmUpSeconds = 2;
const round = (value: number, digits = 0): number => Number(value.toFixed(digits));

/**
 * Sends the same load to ours and to the reference in turns, so that both meet the same noise, and compares medians. One figure for each
 * number of connections.
 */
export async function compareThroughput(
  name: string,
  ours: Request,
  reference: Request & { name: string },
  { rounds, seconds, connections }: Effort,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const count of connections) {
    const send = (request: Request, duration: number): Promise<Throughput> =>
      sendLoad({ ...request, connections: count, seconds: duration });
    await send(ours, warmUpSeconds);
    await send(reference, warmUpSeconds);
    const taken: { ours: Throughput; reference: Throughput }[] = [];
    while (taken.length < rounds) taken.push({ ours: await send(ours, seconds), reference: await send(reference, seconds) });
    const middle = (side: 'ours' | 'reference', what: keyof Throughput): number => median(taken.map((entry) => entry[side][what]));
    const value = round(middle('ours', 'perSecond'));
    const referenceValue = round(middle('reference', 'perSecond'));
    figures.push({
      name,
      value,
      unit: 'requests/s',
      reference: { name: reference.name, value: referenceValue },
      ratio: round(value / referenceValue, 3),
      connections: count,
      p50: middle('ours', 'p50'),
      p99: middle('ours', 'p99'),
      referenceP99: middle('reference', 'p99'),
      rounds: taken.map((entry) => round(entry.ours.perSecond / entry.reference.perSecond, 3)),
    });
  }
  return figures;
}
