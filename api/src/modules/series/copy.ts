import type { Transaction } from '../../db/knex.js';
import type { EventModel } from '../../db/models/events.js';
import { invalid } from '../../errors/problem.js';
import { type EventView, dayOf, insertEvent, rangeFaults, shiftWallClock } from '../events/service.js';
import { copyPromoCodes } from '../promo-codes/service.js';
import { copyQuestions } from '../questions/service.js';
import { copyTiers } from '../tiers/service.js';

interface CopyWish {
  name?: string;
  slug?: string;
  /** How far on the clock all its times move, in milliseconds. */
  shift: number;
  /** The series the copy is a date of. */
  seriesId?: string;
  /** Where the request says when it takes place. */
  pointer: string;
}

/**
 * Makes a draft with the tiers, questions and promo codes of an event.
 * @throws Problem `validation_failed` for times that events cannot have
 */
export async function copyEvent(trx: Transaction, from: EventView, { name, slug, shift, seriesId, pointer }: CopyWish): Promise<EventView> {
  const { event, now } = from;
  const zone = event.timezone;
  const times = { startsAt: shiftWallClock(event.startsAt, shift, zone), endsAt: shiftWallClock(event.endsAt, shift, zone) };
  const faults = rangeFaults(times, () => pointer);
  if (faults.length > 0) throw invalid(faults);
  const copy: Partial<EventModel> = {
    organizationId: event.organizationId,
    name: name ?? event.name,
    summary: event.summary,
    description: event.description,
    visibility: event.visibility,
    ...times,
    timezone: zone,
    venue: event.venue,
    onlineUrl: event.onlineUrl,
    capacity: event.capacity,
    currency: event.currency,
    category: event.category,
    tags: event.tags,
    coverImage: event.coverImage,
    cover: event.cover,
    maxTicketsPerOrder: event.maxTicketsPerOrder,
    maxTicketsPerBuyer: event.maxTicketsPerBuyer,
    refundSelfService: event.refundSelfService,
    refundHoursBefore: event.refundHoursBefore,
    refundFeePercent: event.refundFeePercent,
    refundFeeFixed: event.refundFeeFixed,
    holdMinutes: event.holdMinutes,
    seriesId: seriesId ?? null,
  };
  // Dates of a series are told apart by their day.
  const called = seriesId === undefined ? undefined : `${event.name.slice(0, 45)} ${dayOf(times.startsAt, zone)}`;
  const inserted = await insertEvent(trx, copy as Parameters<typeof insertEvent>[1], slug, called);
  const to = { id: inserted.id, shift };
  const { tiers, ids } = await copyTiers(trx, from, to, seriesId !== undefined);
  await copyQuestions(trx, event.id, inserted.id, ids);
  await copyPromoCodes(trx, event, to, ids);
  return { event: inserted, tiers, now };
}
