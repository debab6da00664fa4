import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { examine } from '../../src/doctor.js';
import { createOrganizer, createSale, type Organizer } from '../factories.js';
import { startWorld, type World } from '../world.js';
import { type Crowd, createCrowd, held, tally } from './crowd.js';
import { type ApiProcess, killAll, startApis } from './processes.js';
import { rush, taken } from './stock.js';

const buyers = 1000;
const tickets = 500;
const one = { tiers: [{ quantity: tickets }], event: {} };
const five = { tiers: Array.from({ length: 5 }, () => ({ quantity: 150 })), event: { capacity: tickets } };

let world: World;
let organizer: Organizer;
let apis: ApiProcess[];
let crowd: Crowd;
beforeAll(async () => {
  world = await startWorld({ env: { WORKER: 'off' } });
  [organizer, apis] = await Promise.all([createOrganizer(world), startApis(3, world.databaseUrl)]);
  crowd = createCrowd();
});
afterAll(async () => {
  crowd?.close();
  await killAll(apis ?? []);
  await world.close();
});

describe(`${buyers} buyers at once buy exactly the ${tickets} tickets`, () => {
  test.each([
    { of: 'one tier', sold: one, processes: 1, runs: 20 },
    { of: 'one tier', sold: one, processes: 3, runs: 20 },
    { of: 'five tiers of which the event holds fewer', sold: five, processes: 1, runs: 5 },
    { of: 'five tiers of which the event holds fewer', sold: five, processes: 3, runs: 20 },
  ])('of $of at $processes process(es), $runs times in a row', async ({ sold: { tiers, event }, processes, runs }) => {
    const urls = apis.slice(0, processes).map(({ url }) => url);
    for (let run = 0; run < runs; run += 1) {
      const sale = await createSale(organizer, tiers, event);
      const answers = await rush(crowd, sale, { buyers, urls });
      expect(tally(answers)).toEqual({ '201': tickets, '409 sold_out': buyers - tickets });
      expect(new Set(held(answers).map(({ body }) => body.id)).size).toBe(tickets);
      expect(await taken(world.db, sale)).toEqual({ orders: tickets, tiers: tickets, event: tickets });
    }
    expect(await examine(world.db)).toEqual([]);
  });
});
