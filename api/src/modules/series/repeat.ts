import type { Actor } from '../../access/actor.js';
import type { components } from '../../contract/generated.js';
import { newId } from '../../db/ids.js';
import type { Db, Transaction } from '../../db/knex.js';
import { EventModel, TierModel } from '../../db/models/events.js';
import { SeriesModel } from '../../db/models/programme.js';
import { inTransaction } from '../../db/transaction.js';
import { bodyFault, invalid, Problem } from '../../errors/problem.js';
import { recordAudit } from '../audit/service.js';
import { edited, type EventView, lockOwnEvent, publishLocked, recordEvents, wallClockShift } from '../events/service.js';
import { refreshListings } from '../listings/service.js';
import { copyEvent } from './copy.js';
import { occurrencesOf } from './occurrences.js';
import type { SeriesView } from './present.js';
import { viewOf } from './read.js';

type Schemas = components['schemas'];

/** Dates a series may have in all. */
const maxDatesOfSeries = 1000;

/**
 * Makes a draft like an event.
 * @throws Problem `slug_taken`
 */
export async function duplicateEvent(
  db: Db,
  actor: Actor,
  ref: string,
  { name, slug, startsAt }: Schemas['DuplicateEventInput'],
  publicUrl: string,
): Promise<EventView> {
  return inTransaction(db, async (trx) => {
    // Locked: an edit, a deletion or another cover in between would leave a copy of something that never was.
    const from = await lockOwnEvent(trx, actor, ref);
    const shift = startsAt === undefined ? 0 : wallClockShift(from.event.startsAt, new Date(startsAt), from.event.timezone);
    const copy = await copyEvent(trx, from, { name, slug, shift, pointer: '/startsAt' });
    await recordEvents(trx, 'event.created', [copy], publicUrl);
    await recordAudit(trx, actor, copy.event.organizationId, {
      action: 'events.duplicate',
      target: { type: 'event', id: copy.event.id },
      after: { name: copy.event.name, slug: copy.event.slug, from: from.event.id },
    });
    return copy;
  });
}

/** The event's series; with its first repetition it gets one. */
async function seriesFor(trx: Transaction, view: EventView, rule: string | null, publicUrl: string): Promise<SeriesModel> {
  const { event } = view;
  if (event.seriesId !== null) {
    const series = await SeriesModel.query(trx).findById(event.seriesId).forUpdate().throwIfNotFound();
    return rule === null ? series : SeriesModel.query(trx).patchAndFetchById(series.id, { rule });
  }
  const { organizationId, name, timezone } = event;
  const series = await SeriesModel.query(trx)
    .insert({ id: newId('ser'), organizationId, name, rule, timezone })
    .returning('*');
  view.event = await EventModel.query(trx).patchAndFetchById(event.id, { seriesId: series.id, ...edited(event, view.now) });
  await refreshListings(trx, [event.id]);
  await TierModel.query(trx)
    .where({ eventId: event.id })
    .whereNull('seriesTierId')
    .patch({ seriesTierId: trx.ref('id') });
  view.tiers = view.tiers.map((tier) => Object.assign(tier, { seriesTierId: tier.seriesTierId ?? tier.id }));
  await recordEvents(trx, 'event.updated', [view], publicUrl);
  return series;
}

/** Where a request says a date. */
const pointerTo = (date: Date, { dates }: Schemas['RepeatInput']): string =>
  dates ? `/dates/${dates.findIndex((wanted) => new Date(wanted).getTime() === date.getTime())}` : '/rule';

function wantedDates({ rule, dates }: Schemas['RepeatInput'], event: EventModel): Date[] {
  if ((rule === undefined) === (dates === undefined)) {
    throw invalid([bodyFault('/rule', 'required', 'Give either a rule or a list of dates.')]);
  }
  const wanted = rule === undefined ? (dates ?? []).map((date) => new Date(date)) : occurrencesOf(rule, event.startsAt, event.timezone);
  return wanted.sort((a, b) => a.getTime() - b.getTime());
}

/**
 * Gives an event further dates, each an event of its own.
 * @throws Problem `event_state_invalid`, `event_not_publishable`, `limit_exceeded`
 */
export async function repeatEvent(
  db: Db,
  actor: Actor,
  ref: string,
  input: Schemas['RepeatInput'],
  publicUrl: string,
): Promise<{ series: SeriesView; events: EventView[] }> {
  return inTransaction(db, async (trx) => {
    const view = await lockOwnEvent(trx, actor, ref);
    if (view.event.status === 'cancelled') throw new Problem('event_state_invalid', 'The event was cancelled. Duplicate it instead.');
    const dates = wantedDates(input, view.event);
    const series = await seriesFor(trx, view, input.rule ?? null, publicUrl);
    const existing = await EventModel.query(trx).where({ seriesId: series.id }).select('startsAt');
    const there = new Set(existing.map(({ startsAt }) => startsAt.getTime()));
    const added = [...new Map(dates.map((date) => [date.getTime(), date])).values()].filter((date) => !there.has(date.getTime()));
    if (existing.length + added.length > maxDatesOfSeries) {
      throw new Problem('limit_exceeded', `A series can have at most ${maxDatesOfSeries} dates; it has ${existing.length}.`);
    }
    const events: EventView[] = [];
    for (const date of added) {
      const shift = wallClockShift(view.event.startsAt, date, view.event.timezone);
      const copy = await copyEvent(trx, view, { shift, seriesId: series.id, pointer: pointerTo(date, input) });
      events.push(copy);
    }
    await recordEvents(trx, 'event.created', events, publicUrl);
    const after = { series: series.id, dates: added.map((date) => date.toISOString()) };
    const target = { type: 'event' as const, id: view.event.id };
    await recordAudit(trx, actor, view.event.organizationId, { action: 'events.repeat', target, after });
    const published: EventView[] = [];
    for (const copy of events) published.push(input.publish ? await publishLocked(trx, actor, copy, publicUrl) : copy);
    return { series: await viewOf(trx, actor, series), events: published };
  });
}
