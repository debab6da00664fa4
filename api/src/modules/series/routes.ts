import type { Deps } from '../../deps.js';
import { presentPage } from '../../http/present-page.js';
import { route, type Route } from '../../http/route.js';
import { type EventView, presentEvent } from '../events/service.js';
import { presentSeries } from './present.js';
import { duplicateEvent, getSeries, listDates, repeatEvent } from './service.js';

export const seriesRoutes = ({ db, config: { publicUrl } }: Deps): Route[] => {
  const present = (view: EventView) => presentEvent(view, publicUrl);
  return [
    route('events.duplicate', async ({ actor, path, body }) => present(await duplicateEvent(db, actor, path.event, body ?? {}, publicUrl))),
    route('events.repeat', async ({ actor, path, body }) => {
      const { series, events } = await repeatEvent(db, actor, path.event, body, publicUrl);
      return { series: presentSeries(series), events: events.map(present) };
    }),
    route('series.get', async ({ actor, path }) => presentSeries(await getSeries(db, actor, path.series))),
    route('series.events', async ({ actor, path, query }) => presentPage(await listDates(db, actor, path.series, query), present)),
  ];
};
