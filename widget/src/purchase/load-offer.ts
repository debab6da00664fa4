import type { Availability, Event, Question, Tier } from '@echoplex/sdk';
import { ApiError } from '@echoplex/sdk';
import { isOffered, lookUpCodes } from './codes.js';
import { loadQuestions } from './load-questions.js';
import { isHeld } from './problem.js';
import type { LoadedCodes, ResumedOrder } from '../state/model.js';
import type { TicketsClient } from '../operations.js';
import type { OrderMemory } from './saved-order.js';

/** What is on offer, and the order this tab already holds. */
export interface Offer {
  event: Event;
  tiers: readonly Tier[];
  availability: Availability;
  resumed: ResumedOrder | null;
  codes: LoadedCodes;
  questions: readonly Question[] | null;
}

/** The remembered order. A firm refusal forgets it; anything else is a failure to load. */
const findResumed = async (client: TicketsClient, memory: OrderMemory, signal: AbortSignal): Promise<ResumedOrder | null> => {
  const saved = memory.read();
  if (!saved) return null;
  try {
    const order = await client.orders.get(saved.orderId, { credential: saved.secret, signal });
    return { order, secret: saved.secret, checking: saved.sent === true };
  } catch (error) {
    if (!(error instanceof ApiError && [401, 403, 404].includes(error.status))) throw error;
  }
  memory.clear();
  return null;
};

const allTiers = async (client: TicketsClient, event: string, signal: AbortSignal): Promise<Tier[]> => {
  const tiers: Tier[] = [];
  for await (const tier of client.tiers.list(event, { limit: 200 }, { signal })) tiers.push(tier);
  return tiers;
};

/** Asks for everything the first screen needs, side by side. */
export const loadOffer = async (
  client: TicketsClient,
  { event, tierIds, codes, memory }: { event: string; tierIds: readonly string[]; codes: readonly string[]; memory: OrderMemory },
  signal: AbortSignal,
): Promise<Offer> => {
  const remembered = memory.read()?.codes ?? [];
  const [found, tiers, availability, resumed, given] = await Promise.all([
    client.events.get(event, { signal }),
    allTiers(client, event, signal),
    client.availability.get(event, { signal }),
    findResumed(client, memory, signal),
    lookUpCodes(client, { event, tierIds, codes, remembered }, signal),
  ]);
  const offered = tiers.filter((tier) => tier.visibility === 'public' && isOffered(tier, tierIds));
  return {
    event: found,
    tiers: offered.sort((a, b) => a.position - b.position),
    availability,
    resumed,
    codes: given,
    questions: resumed && isHeld(resumed.order) ? await loadQuestions(client, event, signal) : null,
  };
};
