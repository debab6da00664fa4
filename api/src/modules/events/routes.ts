import type { Deps } from '../../deps.js';
import { etag } from '../../http/etag.js';
import { presentPage } from '../../http/present-page.js';
import { route, type Route } from '../../http/route.js';
import { presentEvent, presentSales } from './present.js';
import { createEvent, getAvailability, getEvent, listEvents, publishEvent } from './service.js';

export const eventRoutes = ({ db, config: { publicUrl } }: Deps): Route[] => [
  route('events.create', async ({ actor, path, body }) =>
    presentEvent(await createEvent(db, actor, path.organization, body, publicUrl), publicUrl),
  ),
  route('events.list', async ({ actor, path, query }) =>
    presentPage(await listEvents(db, actor, path.organization, query), (view) => ({
      ...presentEvent(view, publicUrl),
      sales: presentSales(view, view.gross),
    })),
  ),
  route('events.get', [etag()], async ({ actor, path }) => presentEvent(await getEvent(db, actor, path.event), publicUrl)),
  route('events.publish', async ({ actor, path }) => presentEvent(await publishEvent(db, actor, path.event, publicUrl), publicUrl)),
  route('availability.get', [etag(['serverTime'])], ({ actor, path }) => getAvailability(db, actor, path.event)),
];
