import type { EchoPlex, Series } from '@echoplex/sdk';
import { program } from '../config/program.js';
import { UsageError } from '../errors.js';

/** Finds a series by its id, or by one of its dates. */
export async function findSeries(echoplex: EchoPlex, wanted: string): Promise<Series> {
  if (wanted.startsWith('ser_')) return await echoplex.series.get(wanted);
  const { seriesId, slug } = await echoplex.events.get(wanted);
  if (seriesId !== null) return await echoplex.series.get(seriesId);
  throw new UsageError(`"${wanted}" belongs to no series.`, {
    hint: `Repeat it: ${program} events repeat ${slug} --rule "FREQ=WEEKLY;COUNT=10"`,
  });
}
