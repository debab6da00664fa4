import type { Actor } from '../../access/actor.js';
import { may } from '../../access/permissions.js';
import type { components } from '../../contract/generated.js';
import type { Deps } from '../../deps.js';
import { preparedTransaction } from '../../db/prepared-query.js';
import { getEvent } from '../events/service.js';
import { createBatches } from '../inventory/service.js';
import { type Held, holdBatch } from './hold-batch.js';
import type { HoldWish } from './hold-rules.js';

type Schemas = components['schemas'];

/** Holds tickets. */
export interface Holds {
  /**
   * Holds tickets: all of them or none.
   * @param ref the event's id or slug
   * @param origin the website the request comes from, when a browser made it
   * @throws Problem saying which item cannot be had and what is left; `overloaded`
   */
  create(actor: Actor, ref: string, input: Schemas['OrderInput'], origin?: string): Promise<Held>;
}

/** Makes what holds tickets: wishes that wait at the same time are decided and written together. */
export function createHolds({ db, metrics }: Pick<Deps, 'db' | 'metrics'>): Holds {
  const batches = createBatches<HoldWish, Held>({
    run: (batch) => preparedTransaction(db, (run) => holdBatch(run, batch.map(({ operation }) => operation))), // prettier-ignore
    lanes: 3,
    maxBatch: 256,
    maxWaiting: 2000,
    observe({ size, seconds, waiting }) {
      metrics.holdBatchSize.observe(size);
      metrics.holdBatchSeconds.observe(seconds);
      metrics.holdsWaiting.set(waiting);
    },
  });
  /** Events by their slugs; a slug may come to mean another event, so it is asked again after a while. */
  const idOf = async (actor: Actor, ref: string): Promise<{ id: string; organizationId: string | null }> => {
    if (ref.startsWith('evt_')) return { id: ref, organizationId: null };
    const { event } = await getEvent(db, actor, ref);
    return { id: event.id, organizationId: event.organizationId };
  };
  return {
    async create(actor, ref, { items, promoCode, accessCode, locale = 'en' }, origin) {
      const { id } = await idOf(actor, ref);
      const organizationId = actor.kind === 'anonymous' ? null : (await getEvent(db, actor, id)).event.organizationId;
      return batches.submit(id, {
        eventId: id,
        items,
        promoCode,
        accessCode,
        locale,
        buyerUserId: actor.kind === 'user' ? actor.userId : null,
        isInsider: organizationId !== null && may(actor, organizationId, 'events:write'),
        seesDrafts: organizationId !== null && may(actor, organizationId, 'events:read'),
        origin,
      });
    },
  };
}
