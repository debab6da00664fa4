import type { Deps } from '../../deps.js';
import { done } from '../../http/done.js';
import { etag } from '../../http/etag.js';
import { versionCondition } from '../../http/if-match.js';
import { presentPage } from '../../http/present-page.js';
import { route, type Route } from '../../http/route.js';
import { presentEvent, presentSales } from './present.js';
import {
  cancelEvent,
  createEvent,
  deleteEventWithCover,
  getAvailability,
  getEvent,
  listEvents,
  publishEvent,
  removeCover,
  setCover,
  unpublishEvent,
  updateEvent,
} from './service.js';
import { visitorReads } from './visitor-reads.js';

export const eventRoutes = ({ db, media, config: { publicUrl } }: Deps, visitors = visitorReads(db, publicUrl)): Route[] => [
  route('events.create', async ({ actor, path, body }) =>
    presentEvent(await createEvent(db, actor, path.organization, body, publicUrl), publicUrl),
  ),
  route('events.list', async ({ actor, path, query }) =>
    presentPage(await listEvents(db, actor, path.organization, query), (view) => ({
      ...presentEvent(view, publicUrl),
      sales: presentSales(view, view.gross),
    })),
  ),
  {
    ...route('events.get', [etag()], async ({ actor, path }) => presentEvent(await getEvent(db, actor, path.event), publicUrl)),
    visitors: visitors.event,
  },
  route('events.update', [etag()], async ({ actor, path, body, ctx }) => {
    // As it was sent: an empty one is there, and fits no version.
    const isCurrent = versionCondition(ctx.headers['if-match']);
    return presentEvent(await updateEvent(db, actor, path.event, body, publicUrl, isCurrent), publicUrl);
  }),
  route('events.setCover', async ({ actor, path, image }) =>
    presentEvent(await setCover({ db, media }, actor, path.event, image, publicUrl), publicUrl),
  ),
  route('events.removeCover', async ({ actor, path }) =>
    presentEvent(await removeCover({ db, media }, actor, path.event, publicUrl), publicUrl),
  ),
  route('events.delete', ({ actor, path, ctx }) => done(ctx, 204, deleteEventWithCover({ db, media }, actor, path.event, publicUrl))),
  route('events.unpublish', async ({ actor, path }) => presentEvent(await unpublishEvent(db, actor, path.event, publicUrl), publicUrl)),
  {
    ...route('events.cancel', async ({ actor, path, body }) =>
      presentEvent(await cancelEvent(db, actor, path.event, body, publicUrl), publicUrl),
    ),
    naturallyIdempotent: true,
  },
  route('events.publish', async ({ actor, path }) => presentEvent(await publishEvent(db, actor, path.event, publicUrl), publicUrl)),
  {
    ...route('availability.get', [etag(['serverTime'])], ({ actor, path }) => getAvailability(db, actor, path.event)),
    visitors: visitors.availability,
  },
];
