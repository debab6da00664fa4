import { fillWithEvents } from '../../api/dev/seed-events/fill.js';
import { openDatabase } from '../../api/src/db/knex.js';
import type { Benchmark, Effort, Figure } from '../benchmark.js';
import { demand, median } from '../lib/compare.js';
import { searchMix, type Shape } from '../lib/search-mix.js';
import type { Stage } from '../lib/stage.js';

const sizes = { few: 1000, many: 100_000 };
const requestsARound = 5;
const limit = '20';

const say = (line: string): void => void process.stderr.write(`    ${line}\n`);
const rounded = (milliseconds: number): number => Number(milliseconds.toFixed(2));

/** An API on a database with so many events. Returns its address. */
async function startWith(stage: Stage, events: number): Promise<string> {
  const { urls, databaseUrl } = await stage.api();
  const db = openDatabase(databaseUrl, { max: 1 });
  try {
    await fillWithEvents(db, { events, seed: 1 });
  } finally {
    await db.destroy();
  }
  say(`${events.toLocaleString('en')} events are there`);
  return urls[0] ?? '';
}

let asked = 0;

/** Searches once, as another visitor each time. */
async function search(url: string): Promise<{ milliseconds: number; nextCursor: string | null }> {
  asked += 1;
  const began = performance.now();
  const response = await fetch(url, { headers: { 'X-Forwarded-For': `10.0.${(asked >> 8) & 255}.${asked & 255}` } });
  const text = await response.text();
  const milliseconds = performance.now() - began;
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}: ${text}`);
  return { milliseconds, nextCursor: (JSON.parse(text) as { nextCursor: string | null }).nextCursor };
}

/** The address of a search, pages turned. */
async function addressOf(base: string, { query, pages = 0 }: Shape): Promise<string> {
  const parameters = new URLSearchParams({ limit, ...query });
  const address = (): string => `${base}/v1/events?${parameters}`;
  for (let page = 0; page < pages; page += 1) {
    const { nextCursor } = await search(address());
    if (nextCursor === null) throw new Error(`there are fewer than ${pages} pages at ${base}`);
    parameters.set('after', nextCursor);
  }
  return address();
}

async function run(stage: Stage, { rounds }: Effort): Promise<Figure[]> {
  const bases = { few: await startWith(stage, sizes.few), many: await startWith(stage, sizes.many) };
  const taken = await Promise.all(
    searchMix.map(async (shape) => ({
      name: shape.name,
      few: { url: await addressOf(bases.few, shape), times: [] as number[] },
      many: { url: await addressOf(bases.many, shape), times: [] as number[] },
    })),
  );
  // In turns, so that both meet the same noise; the first round only warms up.
  for (let round = 0; round <= rounds; round += 1) {
    for (const { few, many } of taken) {
      for (let request = 0; request < requestsARound; request += 1) {
        for (const side of [few, many]) {
          const { milliseconds } = await search(side.url);
          if (round > 0) side.times.push(milliseconds);
        }
      }
    }
  }
  const shapes = taken.map(({ name, few, many }) => {
    const [small, large] = [median(few.times), median(many.times)];
    return { name, few: rounded(small), many: rounded(large), ratio: rounded(large / small) };
  });
  say(`${''.padEnd(28)} ${'1,000'.padStart(9)} ${'100,000'.padStart(9)}  ratio`);
  for (const { name, few, many, ratio } of shapes) {
    say(`${name.padEnd(28)} ${few.toFixed(1).padStart(6)} ms ${many.toFixed(1).padStart(6)} ms  ${ratio.toFixed(2)}`);
  }
  const mean = (side: 'few' | 'many'): number => shapes.reduce((sum, shape) => sum + shape[side], 0) / shapes.length;
  const [value, reference] = [mean('many'), mean('few')];
  return [
    {
      name: 'reads.search',
      value: rounded(value),
      unit: 'ms',
      reference: { name: `${sizes.few.toLocaleString('en')} events`, value: rounded(reference) },
      ratio: rounded(value / reference),
      asked: [demand('ratio', rounded(value / reference), { atMost: 3 })],
      events: sizes.many,
      rounds,
      shapes,
    },
  ];
}

/** What a search costs when there is a hundred times as much to find: the mean of the medians of a fixed mix. */
export const readsSearch: Benchmark = {
  name: 'reads.search',
  about: `a mix of ${searchMix.length} searches over 100,000 events beside the same over 1,000`,
  run,
};
