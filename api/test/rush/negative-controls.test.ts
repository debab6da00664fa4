// What the other tests of this folder find nothing wrong with must go wrong without the locks; otherwise they would prove nothing.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { examine } from '../../src/doctor.js';
import { createOrganizer, createPromoCode, createSale, type Organizer } from '../factories.js';
import { startWorld, type World } from '../world.js';
import { type Crowd, createCrowd } from './crowd.js';
import { type ApiProcess, killAll, startApis } from './processes.js';
import { dropStockConstraints, oversold, rush } from './stock.js';
import { stir } from './turmoil.js';

let world: World;
let organizer: Organizer;
let apis: ApiProcess[];
let urls: string[];
let blind: ApiProcess[];
let crowd: Crowd;
beforeAll(async () => {
  world = await startWorld({ env: { WORKER: 'off' } });
  await dropStockConstraints(world.db);
  [organizer, apis, blind] = await Promise.all([
    createOrganizer(world),
    startApis(2, world.databaseUrl, { preload: 'without-locks' }),
    startApis(2, world.databaseUrl, { preload: 'blind-forecasts' }),
  ]);
  urls = apis.map(({ url }) => url);
  crowd = createCrowd();
});
afterAll(async () => {
  crowd?.close();
  await killAll([...(apis ?? []), ...(blind ?? [])]);
  await world.close();
});

/** Nearly always the first try shows it; until it was seen once, so that nothing depends on how processes are scheduled. */
async function until(goesWrong: (attempt: number) => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt += 1) if (await goesWrong(attempt)) return;
  throw new Error('nothing went wrong without the locks');
}

test('without row locks and constraints the rush sells more than there is', () =>
  until(async () => {
    const sale = await createSale(organizer, [{ quantity: 500 }]);
    await rush(crowd, sale, { buyers: 1000, urls });
    return (await oversold(world.db, sale)).length > 0;
  }));

test('and mixed orders, cancels, checkouts and expiries leave an oversold event and a doctor who complains', async () => {
  const wrong = { oversold: false, findings: false };
  await until(async (attempt) => {
    const tiers = [120, 90, 60, 60, 30].map((quantity) => ({ quantity, price: 0, maxPerOrder: 4 }));
    const sale = await createSale(organizer, tiers, { capacity: 200, maxTicketsPerOrder: 12 });
    const { code } = await createPromoCode(organizer, sale.event, { maxUses: 40 });
    await stir({ db: world.db, crowd, sale, codes: [code], urls, seed: attempt, buyers: 150, rounds: 4 });
    wrong.oversold ||= (await oversold(world.db, sale)).length > 0;
    wrong.findings ||= (await examine(world.db)).length > 0;
    return wrong.oversold && wrong.findings;
  });
  expect(wrong).toEqual({ oversold: true, findings: true });
});

test('forecasts that PostgreSQL does not compare with the stock sell more than there is, in spite of the locks', () =>
  until(async () => {
    const sale = await createSale(organizer, [{ quantity: 500 }]);
    await rush(crowd, sale, { buyers: 1000, urls: blind.map(({ url }) => url) });
    return (await oversold(world.db, sale)).length > 0;
  }));
