import { createPromoCode, type Sale } from '../factories.js';
import { type Dice, seededDice } from '../rush/seeded.js';
import { checkout, fillIn, intentOf, pay, type Purchase, refund } from './purchase.js';
import { hurry, reconcile, runsOut, type Scene, work, workOnce } from './scene.js';

/** What a story is told with: its own dice, and tickets of a sale. */
interface Telling {
  scene: Scene;
  sale: Sale;
  dice: Dice;
  code: string;
}
type Story = (telling: Telling) => Promise<void>;

const returning = { mode: 'redirect' as const, successUrl: 'https://pier.example.com/thanks', cancelUrl: 'https://pier.example.com/back' };
const cards = ['pm_card_visa', 'pm_card_mastercard', 'pm_card_pendingRefund', 'pm_card_chargeDeclined', 'pm_card_threeDSecure2Required'];

/** Refusals are part of every story: by a bank, by Stripe, or by us. Only what nobody foresaw is a surprise. */
async function tries(work_: () => unknown): Promise<void> {
  try {
    await work_();
  } catch (error) {
    const { status, code, type } = error as { status?: number; code?: string; type?: string };
    const isForeseen = (status !== undefined && (status < 500 || code === 'payment_provider_error')) || type?.startsWith('Stripe') === true;
    if (!isForeseen) throw error;
  }
}

const paysSomehow = (scene: Scene, dice: Dice, order: Purchase): Promise<void> =>
  tries(() => {
    const paying = pay(scene, order, dice.pick(cards));
    if (paying.status === 'requires_action') scene.bank.authenticate(order.intent, dice.pick(['complete', 'complete', 'fail']));
  });

/** Begins again after each problem, as a buyer does. */
async function persistently(telling: Telling): Promise<Purchase> {
  const { scene, sale, dice } = telling;
  const order = await fillIn(scene, sale, 1 + dice.roll(3));
  for (let attempt = 0; attempt < 3; attempt += 1) await tries(() => checkout(scene, order));
  return { ...order, intent: await intentOf(scene, order.id) };
}

async function bought(telling: Telling): Promise<Purchase> {
  const order = await persistently(telling);
  await tries(() => pay(telling.scene, order, telling.dice.pick(['pm_card_visa', 'pm_card_pendingRefund'])));
  return order;
}

const stories: Record<string, Story> = {
  pays: async (telling) => {
    const order = await persistently(telling);
    for (let attempt = 0; attempt < 3; attempt += 1) await paysSomehow(telling.scene, telling.dice, order);
  },
  'cancels and pays': async (telling) => {
    const { scene, dice } = telling;
    const order = await persistently(telling);
    const cancel = () => tries(() => scene.world.visitor.orders.cancel(order.id, { credential: order.credential }));
    if (dice.roll(2) === 0) await cancel();
    await Promise.all([cancel(), paysSomehow(scene, dice, order)]);
  },
  'pays when the hold ran out': async (telling) => {
    const order = await persistently(telling);
    await runsOut(telling.scene, order.id);
    await paysSomehow(telling.scene, telling.dice, order);
  },
  'pays on both pages': async (telling) => {
    const { scene, dice } = telling;
    const order = await persistently(telling);
    await tries(() => checkout(scene, order, returning));
    const pages = scene.bank.sessions().filter(({ metadata }) => metadata.orderId === order.id);
    for (const { id } of pages) await tries(() => scene.bank.completeSession(id, dice.pick(['pm_card_visa', 'pm_card_chargeDeclined'])));
    await paysSomehow(scene, dice, order);
  },
  'changes the price and pays': async (telling) => {
    const { scene, dice, code } = telling;
    const order = await persistently(telling);
    await tries(() => scene.world.visitor.orders.update(order.id, { promoCode: code }, { credential: order.credential }));
    if (dice.roll(2) === 0) await tries(() => checkout(scene, order));
    await paysSomehow(scene, dice, order);
    await tries(async () => {
      await checkout(scene, order);
      pay(scene, { ...order, intent: await intentOf(scene, order.id) });
    });
  },
  'is paid back by the organizer': async (telling) => {
    const { scene, dice } = telling;
    const order = await bought(telling);
    await tries(() => workOnce(scene));
    const amounts = [1 + dice.roll(3000), 1 + dice.roll(3000), undefined];
    await Promise.all(amounts.map((amount) => tries(() => refund(scene, order, amount === undefined ? {} : { amount }))));
  },
  'is paid back in the dashboard': async (telling) => {
    const { scene, dice } = telling;
    const order = await bought(telling);
    await tries(() => scene.bank.refundFromDashboard(order.intent, 1 + dice.roll(3200)));
    await tries(() => refund(scene, order, { amount: 1 + dice.roll(3200) }));
    if (dice.roll(2) === 0) await tries(() => scene.bank.refundFromDashboard(order.intent));
  },
  'is disputed': async (telling) => {
    const { scene, dice } = telling;
    const order = await bought(telling);
    if (dice.roll(3) === 0) await tries(() => refund(scene, order, { amount: 100 }));
    await tries(() => {
      const { id } = scene.bank.dispute(order.intent, dice.roll(2) === 0 ? {} : { amount: 1 + dice.roll(3000) });
      if (dice.roll(2) === 0) scene.bank.closeDispute(id, dice.pick(['won', 'lost']));
    });
  },
};
export const storyNames = Object.keys(stories);

/** Some of what Stripe does wrong, at chance. */
function misbehave({ bank }: Scene, dice: Dice): void {
  const [lost, copied, reorder] = [dice.roll(4), dice.roll(3), dice.roll(2) === 0];
  const chance = seededDice(dice.roll(2 ** 31));
  bank.webhooks.misbehave({
    lose: () => chance.roll(4) < lost,
    copies: () => (copied === 0 ? 2 : 1),
    ...(reorder ? { reorder: dice.roll(1000) } : {}),
  });
  const kinds = ['down', 'rate_limited', 'fails', 'fails_after_work', 'fails_after_work'] as const;
  for (let count = dice.roll(6); count > 0; count -= 1) {
    const match = dice.pick([{ method: 'POST' }, { method: 'GET' }, { path: /refunds/ }, { path: /payment_intents$/ }]);
    bank.faults.add({ kind: dice.pick(kinds), times: 1 + dice.roll(2), keepsAnswer: dice.roll(2) === 0, match });
  }
}

/** What is open at banks comes to its end: refunds arrive or come back, disputes are decided. */
async function banksDecide({ bank, world: { db } }: Scene, dice: Dice): Promise<void> {
  for (const { id, status } of bank.disputes())
    if (status !== 'won' && status !== 'lost') bank.closeDispute(id, dice.pick(['won', 'lost']));
  // One that came back of money for which there are no tickets is a matter for people; the doctor tells them.
  const surplus = new Set((await db('payments').where({ surplus: true }).pluck('stripe_intent')) as string[]);
  for (const { id, status, payment_intent: intent } of bank.refunds()) {
    if (status !== 'pending') continue;
    if (dice.roll(2) === 0 && !surplus.has(intent)) bank.failRefund(id);
    else bank.settleRefund(id);
  }
}

/** Tells so many stories side by side while everything goes wrong, then lets all of it come to its end. */
export async function stirMoney(scene: Scene, sale: Sale, { seed, orders }: { seed: number; orders: number }): Promise<void> {
  const dice = seededDice(seed);
  const { code } = await createPromoCode(scene.organizer, sale.event, { percentOff: 10 });
  misbehave(scene, dice);
  let telling = true;
  const worker = (async () => {
    while (telling) {
      await hurry(scene);
      await workOnce(scene);
    }
  })();
  const told = Array.from({ length: orders }, async (_, n) => {
    const own = seededDice(Math.imul(seed, 7919) + n);
    await stories[storyNames[n % storyNames.length]!]!({ scene, sale, dice: own, code });
  });
  await Promise.all(told).finally(() => (telling = false));
  await worker;
  scene.bank.faults.clear();
  scene.bank.webhooks.behave();
  await work(scene);
  await reconcile(scene);
  await banksDecide(scene, dice);
  await work(scene);
  await reconcile(scene);
}
