import { setTimeout as sleep } from 'node:timers/promises';
import type { Sale } from '../factories.js';
import type { Answer, Crowd } from './crowd.js';

/** An answer and the process it came from, or did not come from. */
export interface Told {
  url: string;
  answer: Answer;
}

/** Buyers who come and go until the rush is over: they hold, some of them cancel, some check out. */
export interface LastingRush {
  told: Told[];
  /** Orders that were confirmed to their buyers. */
  confirmed: string[];
  /** Waits until what buyers were told since then is as it should be. @throws Error when it does not become so */
  until(fits: (since: Told[]) => boolean, what: string): Promise<void>;
  /** Lets everybody finish what they are at. */
  end(): Promise<void>;
}

/** How long a buyer thinks, in milliseconds: the machine is shared, the rush need not fill it. */
const pauseMs = 40;

export function startRush(crowd: Crowd, { event, tiers }: Sale, urls: string[], buyers = 40): LastingRush {
  const told: Told[] = [];
  const confirmed: string[] = [];
  let isOver = false;

  async function live(n: number): Promise<void> {
    for (let turn = n; !isOver; turn += 1) {
      const url = urls[turn % urls.length]!;
      const tell = (answer: Answer): Answer => (told.push({ url, answer }), answer);
      const items = tiers.filter((_, index) => (turn + index) % 3 > 0).map(({ id }) => ({ tierId: id, quantity: 1 + (turn % 2) }));
      const order = tell(await crowd.hold(url, event.id, items));
      if (order.status === 201 && turn % 4 === 0) tell(await crowd.act(url, order, 'cancel'));
      if (order.status === 201 && turn % 4 === 1 && tell(await crowd.name(url, order)).status === 200) {
        if (tell(await crowd.act(url, order, 'checkout')).status === 200) confirmed.push(String(order.body.id));
      }
      await sleep(pauseMs);
    }
  }
  const everybody = Promise.all(Array.from({ length: buyers }, (_, n) => live(n)));
  return {
    told,
    confirmed,
    async until(fits, what) {
      const begin = told.length;
      for (let attempt = 0; attempt < 600; attempt += 1) {
        if (fits(told.slice(begin))) return;
        await sleep(50);
      }
      const last = told.slice(-5).map(({ url, answer }) => `${url}: ${answer.status} ${answer.code}`);
      throw new Error(`${what} did not come about; last told:\n${last.join('\n')}`);
    },
    async end() {
      isOver = true;
      await everybody;
    },
  };
}
