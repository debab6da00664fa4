import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { createSale } from '../factories.js';
import { storyNames, stirMoney } from './chaos.js';
import { buy, refund } from './purchase.js';
import { openScene, reconcile, type Scene, work } from './scene.js';
import { atStripe, expectSound, inLedger, whatIsWrong } from './sound.js';

// Another one each time; the message of a failure tells it. MONEY_SEED=… tells the same stories again.
const seed = Number(process.env.MONEY_SEED ?? Math.floor(Math.random() * 2 ** 31));

let scene: Scene;
beforeAll(async () => void (scene = await openScene({ env: { LOG_LEVEL: 'silent' } })));
afterAll(() => scene.close());

test.each([0, 1])(
  `after stories of all kinds the money at Stripe is the money in the books (MONEY_SEED=${seed}, round %i)`,
  async (round) => {
    const sale = await createSale(scene.organizer, [{ quantity: 500 }]);
    await stirMoney(scene, sale, { seed: seed + round, orders: storyNames.length * 4 });
    await expectSound(scene);
    const [there, here] = [await atStripe(scene), await inLedger(scene)];
    expect(there).toEqual(here);
    expect(Object.keys(there).length).toBeGreaterThan(0);
  },
);

describe('and it is found when', () => {
  let broken: Scene;
  beforeAll(async () => void (broken = await openScene()));
  afterAll(() => broken.close());

  test('refunds are asked for anew each time', async () => {
    const { stripe } = broken;
    const create = (params: Stripe.RefundCreateParams, options: Stripe.RequestOptions) =>
      stripe.refunds.create({ ...params, metadata: {} }, { ...options, idempotencyKey: randomUUID() });
    const careless = {
      ...broken,
      deps: { ...broken.deps, stripe: { ...pick(stripe), refunds: { create, list: stripe.refunds.list.bind(stripe.refunds) } } as Stripe },
    };
    const sale = await createSale(broken.organizer);
    const order = await buy(broken, sale);
    const match = { method: 'POST', path: /refunds$/ };
    broken.bank.faults.add({ kind: 'fails', times: 3, match });
    await refund(broken, order, { amount: 1000 });
    broken.bank.faults.add({ kind: 'fails_after_work', match });
    await work(careless);
    await reconcile(careless);
    expect(await whatIsWrong(broken)).not.toMatchObject({ findings: [], unfair: [] });
  });

  test('a payment is written down twice', async () => {
    const { db } = broken.world;
    await buy(broken, await createSale(broken.organizer));
    await db.raw('alter table payments drop constraint payments_stripe_key');
    await db.raw(`insert into payments (id, order_id, event_id, kind, stripe_id, stripe_intent, amount, currency)
      select 'pay_again', order_id, event_id, kind, stripe_id, stripe_intent, amount, currency from payments where kind = 'payment' order by id desc limit 1`);
    expect(await whatIsWrong(broken)).not.toMatchObject({ money: [] });
    expect(await inLedger(broken)).not.toEqual(await atStripe(broken));
  });
});

/** What else of the client jobs use. */
const pick = ({ paymentIntents, disputes, events, checkout }: Stripe) => ({ paymentIntents, disputes, events, checkout });
