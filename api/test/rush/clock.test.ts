import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Event, PromoCodeInput, TierInput } from '@echoplex/sdk';
import { createOrganizer, createPromoCode, createSale, type Organizer, type Sale } from '../factories.js';
import { startWorld, type World } from '../world.js';
import { type Answer, type Crowd, createCrowd, summary, tally } from './crowd.js';
import { type ApiProcess, killAll, startApi } from './processes.js';

const hourMs = 3_600_000;

let world: World;
let organizer: Organizer;
let crowd: Crowd;
/** Processes that are an hour late and an hour early. The holds that run out are theirs to judge: nobody sweeps. */
let apis: { slow: ApiProcess; fast: ApiProcess };
beforeAll(async () => {
  world = await startWorld({ env: { WORKER: 'off' } });
  const shifted = (ms: number) => startApi(world.databaseUrl, { preload: 'shifted-clock', env: { WORKER: 'off', SHIFT_MS: String(ms) } });
  const [slow, fast] = await Promise.all([shifted(-hourMs), shifted(hourMs)]);
  apis = { slow, fast };
  organizer = await createOrganizer(world);
  crowd = createCrowd();
});
afterAll(async () => {
  crowd?.close();
  await killAll(Object.values(apis ?? {}));
  await world.close();
});

/** So many minutes from now by the database's clock. */
async function at(minutes: number): Promise<string> {
  const { rows } = await world.db.raw<{ rows: { at: Date }[] }>(`select clock_timestamp() + ? * interval '1 minute' as at`, [minutes]);
  return rows[0]!.at.toISOString();
}
const saleWith = async (tier: Partial<TierInput>): Promise<Sale> => createSale(organizer, [{ price: 0, quantity: 1000, ...tier }]);
const buyOne = (api: ApiProcess, { event, tiers }: Sale, more: object = {}): Promise<Answer> =>
  crowd.hold(api.url, event.id, [{ tierId: tiers[0]!.id, quantity: 1 }], more);

test('the clocks are wrong indeed', () => {
  for (const [api, shift] of [
    [apis.slow, -1],
    [apis.fast, 1],
  ] as const) {
    const { time } = JSON.parse(api.output().split('\n')[0]!) as { time: number };
    expect(Math.round((time - Date.now()) / hourMs)).toBe(shift);
  }
});

describe.each(['slow', 'fast'] as const)('a process whose clock is an hour %s', (which) => {
  const api = (): ApiProcess => apis[which];

  test('sells when the database says so: not half an hour before, and half an hour later', async () => {
    expect(summary(await buyOne(api(), await saleWith({ salesStartAt: await at(30) })))).toBe('409 sales_not_started');
    expect(summary(await buyOne(api(), await saleWith({ salesStartAt: await at(-30) })))).toBe('201');
    expect(summary(await buyOne(api(), await saleWith({ salesEndAt: await at(30) })))).toBe('201');
    expect(summary(await buyOne(api(), await saleWith({ salesStartAt: await at(-60), salesEndAt: await at(-30) })))).toBe(
      '409 sales_ended',
    );
  });

  test('and until the event ends', async () => {
    const sale = await saleWith({});
    const endsIn = async (minutes: number): Promise<Event> =>
      organizer.client.events.update(sale.event.id, { startsAt: await at(minutes - 60), endsAt: await at(minutes) });
    await endsIn(30);
    expect(summary(await buyOne(api(), sale))).toBe('201');
    await endsIn(-30);
    expect(summary(await buyOne(api(), sale))).toBe('409 sales_ended');
  });

  test('takes codes in their time', async () => {
    const sale = await saleWith({});
    const withCode = async (times: Partial<PromoCodeInput>): Promise<string> => {
      const { code } = await createPromoCode(organizer, sale.event, times);
      return summary(await buyOne(api(), sale, { promoCode: code }));
    };
    expect(await withCode({ startsAt: await at(30) })).toBe('409 promo_code_invalid');
    expect(await withCode({ startsAt: await at(-30), endsAt: await at(30) })).toBe('201');
    expect(await withCode({ startsAt: await at(-60), endsAt: await at(-30) })).toBe('409 promo_code_invalid');
  });

  test('holds for as long as the event says, from now', async () => {
    const sale = await saleWith({});
    const order = await buyOne(api(), sale);
    const { rows } = await world.db.raw<{ rows: { held: number; fresh: boolean; expires: Date }[] }>(
      `select extract(epoch from expires_at - created_at)::integer as held, expires_at as expires,
              created_at between clock_timestamp() - interval '10 minutes' and clock_timestamp() as fresh from orders where id = ?`,
      [String(order.body.id)],
    );
    expect(rows[0]).toMatchObject({ held: sale.event.holdMinutes * 60, fresh: true });
    expect(order.body.expiresAt).toBe(rows[0]!.expires.toISOString());
    // Time is left: everything can still be done.
    expect(summary(await crowd.name(api().url, order))).toBe('200');
    expect((await crowd.act(api().url, order, 'checkout')).body.status).toBe('confirmed');
  });

  test('takes no changes of a hold that ran out half an hour ago', async () => {
    const order = await buyOne(api(), await saleWith({}));
    expect(summary(await crowd.name(api().url, order))).toBe('200');
    await world
      .db('orders')
      .where({ id: order.body.id })
      .update({ expiresAt: await at(-30) });
    expect(summary(await crowd.name(api().url, order))).toBe('409 order_expired');
    expect(summary(await crowd.act(api().url, order, 'checkout'))).toBe('409 order_expired');
  });
});

test('sales begin and end to the moment, at every process alike', async () => {
  const seconds = 1 / 60;
  const [salesStartAt, salesEndAt] = [await at(2 * seconds), await at(4 * seconds)];
  const sale = await saleWith({ salesStartAt, salesEndAt });
  const buyUntilItEnds = async (api: ApiProcess): Promise<Answer[]> => {
    const answers: Answer[] = [];
    while (answers.at(-1)?.code !== 'sales_ended') answers.push(await buyOne(api, sale));
    return answers;
  };
  const seen = (await Promise.all(Object.values(apis).map(buyUntilItEnds))).flatMap((answers) => {
    // Refused, then sold, then refused, and never back.
    const turns = answers.map(summary).filter((text, index, all) => text !== all[index - 1]);
    expect(['409 sales_not_started', '201', '409 sales_ended'].filter((text) => turns.includes(text))).toEqual(turns);
    return answers;
  });
  const { rows } = await world.db.raw<{ rows: { sold: number; outside: number }[] }>(
    `select count(*)::integer as sold, count(*) filter (where not created_at >= :from or not created_at < :to)::integer as outside
       from orders where event_id = :event`,
    { event: sale.event.id, from: salesStartAt, to: salesEndAt },
  );
  expect(rows[0]).toEqual({ sold: tally(seen)['201'] ?? 0, outside: 0 });
});
