import type { Logger } from 'pino';
import type { Db } from '../../db/knex.js';
import type { ViewStep } from '../../views.js';

/** Looks of one hour at one event: what a row of `event_views` counts. */
export interface Counted {
  /** Id or slug, as it was asked for. */
  event: string;
  /** When its hour begins. */
  hour: Date;
  step: ViewStep;
  /** Empty when it is not known. */
  referrerHost: string;
  views: number;
}

/** Hosts an event may have in an hour: whoever invents some cannot fill the table. */
const maxHosts = 200;

/**
 * Adds counts to the table with one statement. What is no event, or none that anybody may see, is passed over; hosts beyond the most an event
 * may have in an hour count as unknown.
 */
export async function addViews(db: Db, counts: Counted[]): Promise<void> {
  if (counts.length === 0) return;
  await db.raw(
    `with given as (
       select * from unnest(cast(:refs as text[]), cast(:hours as timestamptz[]), cast(:steps as text[]), cast(:hosts as text[]), cast(:views as int[]))
         as given (ref, hour, step, host, views)),
     known as (
       select e.id, given.hour, given.step, given.host, sum(given.views) as views
         from given
         cross join lateral (
           select id, status from events where id = given.ref
           union all select id, status from events where slug = given.ref
           union all select events.id, status from event_slugs join events on events.id = event_id where event_slugs.slug = given.ref
           limit 1) e
        where e.status <> 'draft'
        group by e.id, given.hour, given.step, given.host),
     ranked as (
       select known.*, row_number() over (partition by id, hour order by views desc, host) as place,
              exists (select from event_views v where v.event_id = id and v.hour = known.hour and v.referrer_host = host) as had,
              (select count(distinct v.referrer_host) from event_views v where v.event_id = id and v.hour = known.hour) as hosts
         from known)
     insert into event_views as v (event_id, hour, step, referrer_host, views)
       select id, hour, step, case when host = '' or had or place + hosts <= :maxHosts then host else '' end as folded, sum(views)
         from ranked group by id, hour, step, folded
         order by id, hour, step, folded
       on conflict (event_id, hour, step, referrer_host) do update set views = v.views + excluded.views`,
    {
      refs: counts.map(({ event }) => event),
      hours: counts.map(({ hour }) => hour.toISOString()),
      steps: counts.map(({ step }) => step),
      hosts: counts.map(({ referrerHost }) => referrerHost),
      views: counts.map(({ views }) => views),
      maxHosts,
    },
  );
}

const anHour = 60 * 60 * 1000;

/**
 * Collects looks in memory and writes them together.
 * @param limit most different rows that wait; what comes beyond is not counted
 */
export function createViewCounter({ db, logger, limit }: { db: Db; logger: Logger; limit: number }) {
  let waiting = new Map<string, Counted>();
  let writing: Promise<void> = Promise.resolve();

  const add = (count: Counted): void => {
    const key = JSON.stringify([count.event, count.hour.getTime(), count.step, count.referrerHost]);
    const known = waiting.get(key);
    if (known) known.views += count.views;
    else if (waiting.size < limit) waiting.set(key, { ...count });
  };
  const write = async (): Promise<void> => {
    const batch = [...waiting.values()];
    waiting = new Map();
    try {
      await addViews(db, batch);
    } catch (error) {
      // They are written the next time: a database that is away for a while costs no views.
      for (const count of batch) add(count);
      logger.warn({ err: error }, 'views could not be written');
    }
  };
  return {
    count(event: string, step: ViewStep, referrerHost: string): void {
      add({ event, step, referrerHost, hour: new Date(Math.floor(Date.now() / anHour) * anHour), views: 1 });
    },
    /** Writes what waits; one after the other, however often it is asked for. */
    flush: (): Promise<void> => (writing = writing.then(write)),
    size: (): number => waiting.size,
  };
}
