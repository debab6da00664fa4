import type { Transaction } from '../../db/knex.js';
import type { EventModel } from '../../db/models/events.js';
import { type DomainEventType, recordDomainEvents } from '../activity/service.js';
import { type EventView, presentEvent } from './present.js';

type EventFact = Extract<DomainEventType, `event.${string}`>;

/** Tells followers of a change to the events themselves. */
export const recordEvents = (trx: Transaction, type: EventFact, views: EventView[], publicUrl: string): Promise<void> =>
  recordDomainEvents(
    trx,
    views.map((view) => ({
      type,
      organizationId: view.event.organizationId,
      eventId: view.event.id,
      payload: presentEvent(view, publicUrl),
    })),
  );

/** What an edit always changes besides what it is about. */
export const edited = ({ version, sequence }: EventModel, now: Date) => ({ version: version + 1, sequence: sequence + 1, updatedAt: now });
