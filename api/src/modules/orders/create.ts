import type { Actor } from '../../access/actor.js';
import { may } from '../../access/permissions.js';
import type { components } from '../../contract/generated.js';
import type { Db } from '../../db/knex.js';
import { createPreparedLane, type PreparedLane } from '../../db/prepared-lane.js';
import { preparedTransaction } from '../../db/prepared-query.js';
import type { Deps } from '../../deps.js';
import { isLockTimeout, isOutage } from '../../errors/database.js';
import { Problem } from '../../errors/problem.js';
import { getEvent } from '../events/service.js';
import { createBatches, type Lane } from '../inventory/service.js';
import { expireDueOrdersOf } from './end.js';
import { type BatchHeld, holdBatch } from './hold-batch.js';
import { createForecasts } from './hold-forecast.js';
import { foreseenBatch } from './hold-foreseen.js';
import type { Held, HeldBefore } from './hold-place.js';
import { findRepeated } from './hold-state.js';
import { defaultLocale, draftOrder, hashNetwork, type HoldWish, repeatKey, type Wish } from './hold-wish.js';
import { createSoldOutMemory } from './sold-out.js';

type Schemas = components['schemas'];

/** Where a wish comes from. */
export interface Requester {
  actor: Actor;
  /** Tells callers apart whose keys are their own. */
  principal: string;
  /** The website, when a browser made the request and it is not our own. */
  origin: string | undefined;
  /** The network address that open orders are counted by. */
  network: string;
  /** The request's Idempotency-Key. */
  key: string | undefined;
}

/** Holds tickets. */
export interface Holds {
  /**
   * Holds tickets: all of them or none.
   * @param ref the event's id or slug
   * @returns the order, or the one that the same request made before
   * @throws Problem saying which item cannot be had and what is left; `overloaded`
   */
  create(ref: string, input: Schemas['OrderInput'], requester: Requester): Promise<Held | HeldBefore>;
  /** Something of the event's stock may be free again. */
  stockChanged(eventId: string): void;
}

const maxWaiting = 2000;
/** More than one for when an event keeps its batch waiting: the others do not wait with it. */
const laneCount = 3;
const isGone = (outcome: PromiseSettledResult<unknown>): boolean =>
  outcome.status === 'rejected' &&
  outcome.reason instanceof Problem &&
  (outcome.reason.code === 'sold_out' || outcome.reason.code === 'insufficient_quantity');

/** Events among these with holds that ran out and that nobody has ended yet. */
const overdueEvents = (db: Db, eventIds: string[]): Promise<{ eventId: string }[]> =>
  preparedTransaction(db, (run) =>
    run(
      'hold_overdue',
      `select distinct event_id as "eventId" from orders
      where status in ('held', 'awaiting_payment') and expires_at <= statement_timestamp() and event_id = any($1)`,
      [eventIds],
    ),
  );

/** Makes what holds tickets: wishes that wait at the same time are decided and written together. */
export function createHolds({ db, metrics, config, logger }: Pick<Deps, 'db' | 'metrics' | 'config' | 'logger'>): Holds {
  const memory = createSoldOutMemory();
  const forecasts = createForecasts();
  const lanes = Array.from({ length: laneCount }, () => createPreparedLane(db));
  const network = config.holdsPerAddress;

  type Outcomes = BatchHeld['outcomes'];

  /** The last batch of each event that has not been answered. */
  const underWay = new Map<string, Promise<unknown>>();

  /** Decides on wishes by what is foreseen. @returns undefined when it cannot be foreseen, or was not so */
  async function foresee(wishes: HoldWish[], { lane, sent }: Lane): Promise<Outcomes | undefined> {
    const forecast = forecasts.foresee(wishes, network);
    const foreseen = forecast && foreseenBatch(wishes, forecast, network);
    if (!foreseen) return undefined;
    const { states } = foreseen;
    forecasts.left(states);
    const placed = await foreseen.place(lanes[lane] as PreparedLane, sent).catch((error: unknown) => {
      // Nobody does better by looking.
      if (isOutage(error) || isLockTimeout(error)) throw error;
      return undefined;
    });
    metrics.holdForecasts.inc({ result: placed ? 'right' : 'wrong' });
    if (!placed) return void forecasts.missed(states.keys());
    forecasts.clock(placed.now);
    return placed.held.map((value) => ({ status: 'fulfilled', value }));
  }

  /** Decides on wishes by what the database says. */
  const decideByLook = (wishes: HoldWish[]): Promise<BatchHeld> => preparedTransaction(db, holdBatch(wishes, network, forecasts));

  /** Looks at the stock; what seems gone is asked for once more when holds of it had run out and were only waiting to be swept. */
  async function look(wishes: HoldWish[]): Promise<Outcomes> {
    const since = performance.now();
    const { outcomes, states } = await decideByLook(wishes);
    const gone = wishes.filter((_, index) => isGone(outcomes[index] as PromiseSettledResult<unknown>));
    if (gone.length === 0) return outcomes;
    try {
      const overdue = await overdueEvents(db, [...new Set(gone.map(({ eventId }) => eventId))]);
      if (overdue.length === 0) {
        // Not before: of holds that had run out somebody else may still get the tickets.
        for (const [eventId, state] of states) memory.learn(eventId, state, since);
        return outcomes;
      }
      for (const { eventId } of overdue) metrics.ordersExpired.inc(await expireDueOrdersOf(db, eventId));
      const again = gone.filter((wish) => overdue.some(({ eventId }) => eventId === wish.eventId));
      const second = (await decideByLook(again)).outcomes;
      return outcomes.map((outcome, index) => second[again.indexOf(wishes[index] as HoldWish)] ?? outcome);
    } catch (error) {
      // What the others of the batch hold is committed: it must neither be refused nor held once more.
      logger.warn({ err: error }, 'holds that ran out could not be ended for those who ask for their tickets');
      return outcomes;
    }
  }

  /** One batch. Whoever came earlier has been answered before it looks at the stock, even if their forecast was wrong. */
  async function hold(wishes: HoldWish[], on: Lane | null): Promise<Outcomes> {
    const eventIds = [...new Set(wishes.map(({ eventId }) => eventId))];
    const before = eventIds.flatMap((eventId) => underWay.get(eventId) ?? []);
    const decide = async (): Promise<Outcomes> => {
      const foreseen = on && (await foresee(wishes, on));
      if (foreseen) return foreseen;
      await Promise.allSettled(before);
      return look(wishes);
    };
    const outcomes = decide();
    for (const eventId of eventIds) underWay.set(eventId, outcomes);
    try {
      return await outcomes;
    } finally {
      for (const eventId of eventIds) if (underWay.get(eventId) === outcomes) underWay.delete(eventId);
    }
  }

  const batches = createBatches<HoldWish, Held | HeldBefore>({
    run: (batch, on) =>
      hold(
        batch.map(({ operation }) => operation),
        on,
      ),
    lanes: laneCount,
    ahead: 1,
    patienceMs: 50,
    maxBatch: 256,
    maxWaiting,
    observe({ size, seconds, waiting }) {
      metrics.holdBatchSize.observe(size);
      metrics.holdBatchSeconds.observe(seconds);
      metrics.holdsWaiting.set(waiting);
    },
  });

  /** Keys that may have made an order before, looked up together: who has one already is never told that it is sold out. */
  const lookUps = createBatches<string, HeldBefore | undefined>({
    async run(batch) {
      const keys = batch.map(({ operation }) => operation);
      const known = await preparedTransaction(db, (run) => findRepeated(run, keys));
      return batch.map(({ operation }) => ({ status: 'fulfilled', value: known.get(operation) }));
    },
    lanes: 2,
    maxBatch: 512,
    maxWaiting,
  });

  return {
    async create(ref, input, { actor, principal, origin, network: address, key }) {
      const { items, promoCode, accessCode, locale = defaultLocale } = input;
      // Who is nobody in particular needs no look at the event before its turn comes; nor does an id.
      const found = actor.kind === 'anonymous' && ref.startsWith('evt_') ? null : (await getEvent(db, actor, ref)).event;
      const eventId = found?.id ?? ref;
      const isInsider = found !== null && may(actor, found.organizationId, 'events:write');
      const wish: Wish = {
        eventId,
        items,
        promoCode,
        accessCode,
        locale,
        buyerUserId: actor.kind === 'user' ? actor.userId : null,
        isInsider,
        seesDrafts: found !== null && may(actor, found.organizationId, 'events:read'),
        origin,
        repeat: key === undefined ? null : repeatKey(principal, eventId, key, input),
        networkHash: network > 0 && !isInsider ? hashNetwork(config.jwtSecrets[0] ?? '', eventId, address) : null,
      };
      const refusal = memory.refusal(wish);
      if (refusal && !(wish.repeat && (await lookUps.submit('keys', wish.repeat.keyHash)))) {
        metrics.holdsRefused.inc();
        throw refusal;
      }
      return batches.submit(eventId, Object.assign(wish, { draft: draftOrder() }));
    },
    stockChanged: (eventId) => memory.forget(eventId),
  };
}
