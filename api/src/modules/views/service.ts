import { isbot } from 'isbot';
import type { Logger } from 'pino';
import type { Db } from '../../db/knex.js';
import type { ReportedView, Views, ViewStep } from '../../views.js';
import { createViewCounter } from './counter.js';
import { createVisitors } from './visitors.js';

export type { Views } from '../../views.js';

const flushEveryMs = 5000;
/** About 20 MB at most for both together. */
const limits = { visitors: 100_000, rows: 20_000 };

/** The host of an address, or empty for what is none, and for what is longer than hosts may be. */
function hostOf(address: string | null): string {
  if (!address || !URL.canParse(address)) return '';
  const { protocol, host } = new URL(address);
  return /^https?:$/.test(protocol) && host.length <= 255 ? host : '';
}

/** Browsers say so where their users wish it, and when they fetch a page that nobody looks at yet. */
const isUnwanted = (header: ReportedView['header']): boolean =>
  header('DNT') === '1' || header('Sec-GPC') === '1' || /prefetch|prerender/.test(header('Sec-Purpose') + header('Purpose'));

/** Counts looks at events and writes them every few seconds, until stopped. */
export function startViews({ db, logger, publicUrl }: { db: Db; logger: Logger; publicUrl: string }): Views {
  const counter = createViewCounter({ db, logger, limit: limits.rows });
  const visitors = createVisitors({ limit: limits.visitors });
  const ownHost = new URL(publicUrl).host;
  const clock = setInterval(() => void (counter.size() > 0 && counter.flush()), flushEveryMs);
  clock.unref();
  return {
    record({ event, step, referrer, address, header }) {
      const userAgent = header('User-Agent').slice(0, 500);
      if (userAgent === '' || isbot(userAgent) || isUnwanted(header)) return;
      if (!visitors.isNew({ address, userAgent, event, step })) return;
      const from = hostOf(referrer);
      // Within a site people come from itself: that says nothing.
      counter.count(event, step, from === ownHost || from === hostOf(header('Origin')) ? '' : from);
    },
    flush: counter.flush,
    async stop() {
      clearInterval(clock);
      await counter.flush();
    },
  };
}

export interface ViewTotals {
  total: number;
  byStep: { step: ViewStep; views: number }[];
  referrers: { host: string; views: number }[];
}

/** How often an event was looked at in a period, counted by full hours, and where its visitors came from. */
export async function readViews(db: Db, { eventId, from, to }: { eventId: string; from: Date | null; to: Date }): Promise<ViewTotals> {
  const { rows } = await db.raw<{ rows: { step: ViewStep; host: string; views: string }[] }>(
    `select step, referrer_host as host, sum(views) as views from event_views
      where event_id = :eventId and hour < :to and (cast(:from as timestamptz) is null or hour >= date_trunc('hour', cast(:from as timestamptz)))
      group by step, referrer_host`,
    { eventId, from, to },
  );
  const sums = { step: new Map<ViewStep, number>(), host: new Map<string, number>() };
  let total = 0;
  for (const { step, host, views } of rows) {
    total += Number(views);
    sums.step.set(step, (sums.step.get(step) ?? 0) + Number(views));
    if (host !== '') sums.host.set(host, (sums.host.get(host) ?? 0) + Number(views));
  }
  const steps = ['page', 'widget', 'checkout'] as const;
  const referrers = [...sums.host]
    .map(([host, views]) => ({ host, views }))
    .sort((a, b) => b.views - a.views || (a.host < b.host ? -1 : 1));
  return {
    total,
    byStep: steps.map((step) => ({ step, views: sums.step.get(step) ?? 0 })),
    referrers: referrers.slice(0, 10),
  };
}
