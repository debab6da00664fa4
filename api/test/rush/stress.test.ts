import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { examine } from '../../src/doctor.js';
import { createOrganizer, createPromoCode, createSale, eventually, type Organizer, type Sale } from '../factories.js';
import { startWorld, type World } from '../world.js';
import { type Crowd, createCrowd, summary } from './crowd.js';
import { type ApiProcess, killAll, startApis } from './processes.js';
import { oversold, runOut, taken } from './stock.js';
import { stir } from './turmoil.js';

// Another one each time; the message of a failure tells it. RUSH_SEED=… makes the same buyers want the same things again.
const seed = Number(process.env.RUSH_SEED ?? Math.floor(Math.random() * 2 ** 31));

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

/** Buys ticket by ticket until there is nothing left of any tier; answers how many there were. */
async function buyTheRest({ event, tiers }: Sale, url: string, there: number): Promise<number> {
  let bought = 0;
  const buyAll = async (): Promise<number> => {
    for (const { id } of tiers) {
      let answer = await crowd.hold(url, event.id, [{ tierId: id, quantity: 1 }]);
      for (; answer.status === 201; bought += 1) answer = await crowd.hold(url, event.id, [{ tierId: id, quantity: 1 }]);
      expect(summary(answer)).toBe('409 sold_out');
    }
    return bought;
  };
  // What a process remembers of being sold out may be a moment old.
  return eventually(buyAll, (count) => count >= there, `the sale of the last ${there}`);
}

test(`mixed orders, cancels, checkouts and expiries at three processes leave nothing wrong (RUSH_SEED=${seed})`, async () => {
  const tiers = [120, 90, 60, 60, 30].map((quantity) => ({ quantity, price: 0, maxPerOrder: 4 }));
  const capacity = 200;
  const sale = await createSale(organizer, tiers, { capacity, maxTicketsPerOrder: 12 });
  const codes = [];
  for (const maxUses of [3, 40, null]) codes.push((await createPromoCode(organizer, sale.event, { maxUses })).code);
  const urls = apis.map(({ url }) => url);

  const { surprises, confirmed, answers } = await stir({ db: world.db, crowd, sale, codes, urls, seed, buyers: 200, rounds: 6 });
  expect(surprises).toEqual([]);
  expect(await oversold(world.db, sale)).toEqual([]);
  expect(await examine(world.db)).toEqual([]);
  // Of everything something: a run in which nobody was refused, or nobody got anything, would show nothing.
  const told = new Set(answers.map(summary));
  for (const expected of ['200', '201', '409 insufficient_quantity', '409 promo_code_invalid']) expect(told).toContain(expected);
  expect(confirmed).not.toEqual([]);

  await runOut(world.db, sale);
  await eventually(() => taken(world.db, sale), (now) => now.orders === 0, 'the end of every hold'); // prettier-ignore
  expect(await taken(world.db, sale)).toEqual({ orders: 0, tiers: 0, event: 0 });
  expect(await examine(world.db)).toEqual([]);

  // Nothing was lost either: what is not sold can be had to the last ticket.
  const { sold } = (await world.db('events').where({ id: sale.event.id }).first('sold')) as { sold: number };
  expect(await buyTheRest(sale, urls[0]!, capacity - sold)).toBe(capacity - sold);
  expect(await examine(world.db)).toEqual([]);
});
