import type { Knex } from 'knex';
import type { Sale } from '../factories.js';
import { type Answer, type Crowd, summary } from './crowd.js';
import { type Dice, seededDice } from './seeded.js';

interface Turmoil {
  db: Knex;
  crowd: Crowd;
  /** Every tier is free, so that a checkout confirms. */
  sale: Sale;
  /** Codes that may be given, used up or not. */
  codes: string[];
  urls: string[];
  seed: number;
  buyers: number;
  /** Orders each of them tries to get, one after the other. */
  rounds: number;
}

/** What came of it. */
export interface Outcome {
  answers: Answer[];
  /** Orders that their buyers know to be confirmed: nobody cancelled them. */
  confirmed: string[];
  /** Answers that no buyer may get, and what contradicts an answer given before. */
  surprises: string[];
}

/** What a buyer may be told, whatever else goes on; anything else is a surprise. */
const usual = /^(20[01]|409 (sold_out|insufficient_quantity|promo_code_invalid|order_expired|order_state_invalid)|503 overloaded)$/;

const expire = (db: Knex, order: Answer): Promise<unknown> =>
  db.raw(`update orders set expires_at = clock_timestamp() where id = ? and status = 'held'`, [String(order.body.id)]);

/**
 * What a buyer does with an order. Each says whether the order ought to be confirmed afterwards; undefined where another one decides.
 */
const ways: ((turmoil: Turmoil, url: string, other: string, order: Answer) => Promise<[Answer[], boolean | undefined]>)[] = [
  // Goes away; the hold runs out sooner or later.
  async ({ db }, _url, _other, order) => (await expire(db, order), [[], undefined]),
  async () => [[], undefined],
  // Changes their mind.
  async ({ crowd }, url, _other, order) => [[await crowd.act(url, order, 'cancel')], false],
  // Is impatient: twice the same at once, at two processes.
  async ({ crowd }, url, other, order) => [await Promise.all([crowd.act(url, order, 'cancel'), crowd.act(other, order, 'cancel')]), false],
  async ({ crowd }, url, other, order) => {
    const named = await crowd.name(url, order);
    const both = await Promise.all([crowd.act(url, order, 'checkout'), crowd.act(other, order, 'checkout')]);
    return [[named, ...both], both.some(({ status }) => status === 200)];
  },
  // Goes through with it.
  async ({ crowd }, url, other, order) => {
    const named = await crowd.name(url, order);
    const done = await crowd.act(other, order, 'checkout');
    return [[named, done], done.status === 200];
  },
  // And thinks better of it.
  async ({ crowd }, url, other, order) => {
    const answers = [await crowd.name(url, order), await crowd.act(other, order, 'checkout'), await crowd.act(url, order, 'cancel')];
    return [answers, false];
  },
  // In two windows at once.
  async ({ crowd }, url, other, order) => {
    const named = await crowd.name(url, order);
    const both = await Promise.all([crowd.act(url, order, 'checkout'), crowd.act(other, order, 'cancel')]);
    return [[named, ...both], both[1]?.status === 200 ? false : undefined];
  },
  // In the moment in which the hold runs out.
  async ({ db, crowd }, url, _other, order) => {
    const named = await crowd.name(url, order);
    const [done] = await Promise.all([crowd.act(url, order, 'checkout'), expire(db, order)]);
    return [[named, done], done.status === 200];
  },
];

async function live(turmoil: Turmoil, dice: Dice, outcome: Outcome): Promise<void> {
  const { crowd, sale, urls, codes, rounds } = turmoil;
  for (let round = 0; round < rounds; round += 1) {
    // All dice are thrown before anything is asked for: what is wanted does not depend on what is answered.
    const items = dice.draw(sale.tiers, 1 + dice.roll(3)).map(({ id }) => ({ tierId: id, quantity: 1 + dice.roll(4) }));
    const more = dice.roll(3) === 0 ? { promoCode: dice.pick(codes) } : {};
    const [url, other, way] = [dice.pick(urls), dice.pick(urls), dice.pick(ways)];
    const order = await crowd.hold(url, sale.event.id, items, more);
    outcome.answers.push(order);
    if (order.status !== 201) continue;
    const [answers, confirmed] = await way(turmoil, url, other, order);
    outcome.answers.push(...answers);
    if (confirmed) outcome.confirmed.push(String(order.body.id));
  }
}

/** Buyers who take several tiers, cancel, check out, let their holds run out, and do two of these at once. */
export async function stir(turmoil: Turmoil): Promise<Outcome> {
  const outcome: Outcome = { answers: [], confirmed: [], surprises: [] };
  await Promise.all(
    Array.from({ length: turmoil.buyers }, (_, n) => live(turmoil, seededDice(Math.imul(turmoil.seed, 7919) + n), outcome)),
  );
  outcome.surprises.push(...outcome.answers.map(summary).filter((text) => !usual.test(text)));
  const kept = (await turmoil.db('orders').whereIn('id', outcome.confirmed).where({ status: 'confirmed' }).pluck('id')) as string[];
  const missing = outcome.confirmed.filter((id) => !kept.includes(id));
  outcome.surprises.push(...missing.map((id) => `${id} was confirmed to its buyer and is not`));
  return outcome;
}
