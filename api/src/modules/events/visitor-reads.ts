import { anonymous } from '../../access/actor.js';
import { type Prepared, preparer } from '../../contract/prepared.js';
import type { Db } from '../../db/knex.js';
import { preparedQuery } from '../../db/prepared-query.js';
import { createSharedReads } from '../../db/shared-read.js';
import type { VisitorReading } from '../../http/route.js';
import { type EventView, presentAvailability, presentEvent } from './present.js';
import { getEvent } from './service.js';

type Kind = 'event' | 'availability';
type Bodies = Partial<Record<Kind, Prepared>>;

/** What one load found, and the bodies made of it so far. */
interface Reading {
  view: EventView;
  /** Which versions of which rows `view` was made of. */
  fingerprint: string;
  /** When the rows were read, on this process's clock. */
  readAt: number;
  bodies: Bodies;
  /** Those of earlier readings: while nothing in them changes, they are used again. */
  earlier: Bodies;
  /** The next time at which a sales state changes by itself; until then the same rows are presented the same. */
  steadyUntil: number;
  /** Whether the rows are those of the reading before, and no sales state has changed since. */
  isSteady: boolean;
}

/** The next time after `now` at which time alone changes what an event's readings say. */
function steadyUntil({ event, tiers, now }: EventView): number {
  const times = [event.endsAt, ...tiers.flatMap(({ salesStartAt, salesEndAt }) => [salesStartAt, salesEndAt])];
  return Math.min(...times.map((time) => (time !== null && time > now ? time.getTime() : Infinity)));
}

interface Probe {
  fingerprint: string;
  now: Date;
}

/** Events whose last reading is kept, the ones least recently asked for going first. */
const maxKept = 1000;
/** How long rows may be used again, in milliseconds. Their own changes show at once; this is for what the fingerprint does not cover. */
const maxReuseMs = 1000;

/**
 * The versions of the rows an event's public readings are made of. PostgreSQL writes into every row version which transaction made it, so
 * this changes with any committed change to the event or its tiers, whoever made it and however.
 */
const probeStatement = `
  select events.id || events.xmin::text || ' ' || coalesce((
    select string_agg(tiers.id || tiers.xmin::text, ' ' order by tiers.id) from tiers where tiers.event_id = events.id
  ), '') as fingerprint, clock_timestamp() as now
  from events where events.id = $1`;

async function probe(db: Db, id: string): Promise<Probe | undefined> {
  const [row] = await preparedQuery<Probe>(db, 'event_fingerprint', probeStatement, [id]);
  return row;
}

/** The public readings of events, loaded together for all who ask at the same time. Each is as fresh as the request for it. */
export type VisitorReads = Record<Kind, VisitorReading>;

/** Makes the public readings; what they keep lives as long as they do. */
export function visitorReads(db: Db, publicUrl: string): VisitorReads {
  const kept = new Map<string, Reading>();
  const prepare = { event: preparer(), availability: preparer(['serverTime']) };

  function keep(ref: string, reading: Reading): Reading {
    kept.delete(ref);
    // Under its own names alone: an old slug may come to mean another event without a change to this one.
    const { id, slug } = reading.view.event;
    if (ref === id || ref === slug) kept.set(ref, reading);
    const [oldest] = kept.size > maxKept ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    return reading;
  }

  async function load(ref: string): Promise<Reading> {
    const last = kept.get(ref);
    // Before the rows: whatever changes in between makes the next fingerprint differ.
    const found = last && (await probe(db, last.view.event.id));
    const readAt = performance.now();
    const earlier = { ...last?.earlier, ...last?.bodies };
    if (last && found?.fingerprint === last.fingerprint && readAt - last.readAt < maxReuseMs) {
      const isSteady = found.now.getTime() < last.steadyUntil;
      return keep(ref, { ...last, view: { ...last.view, now: found.now }, bodies: {}, earlier, isSteady });
    }
    kept.delete(ref);
    const view = await getEvent(db, anonymous, ref);
    const made = { view, fingerprint: found?.fingerprint ?? '', readAt, bodies: {}, earlier };
    return keep(ref, { ...made, steadyUntil: steadyUntil(view), isSteady: false });
  }

  const read = createSharedReads(load, { gap: 2 });
  const bodyOf = (kind: Kind, present: (view: EventView) => object, { view, earlier, isSteady }: Reading): Prepared => {
    const last = earlier[kind];
    if (!isSteady || !last) return prepare[kind](present(view), last);
    return kind === 'availability' ? last.restamp('serverTime', view.now.toISOString()) : last;
  };
  const reading = (kind: Kind, present: (view: EventView) => object): VisitorReading => ({
    read: ({ event: ref = '' }) => read(ref).then((found) => (found.bodies[kind] ??= bodyOf(kind, present, found))),
    isKept: ({ event: ref = '' }) => kept.has(ref),
  });
  return {
    event: reading('event', (view) => presentEvent(view, publicUrl)),
    availability: reading('availability', (view) => presentAvailability(view)),
  };
}
