import type { Context } from 'koa';
import type { Deps } from '../../deps.js';
import { sendFresh } from '../../http/fresh.js';
import { route, type Route } from '../../http/route.js';
import { getEventCalendar, getOrganizationCalendar } from './service.js';

function sendCalendar(ctx: Context, { slug, text }: { slug: string; text: string }, cacheControl: string): void {
  ctx.set('Content-Disposition', `inline; filename="${slug}.ics"`);
  sendFresh(ctx, text, { type: 'text/calendar; charset=utf-8', cacheControl });
}

export const calendarRoutes = ({ db, config: { publicUrl } }: Deps): Route[] => [
  route('events.calendar', async ({ actor, path, ctx }) => {
    ctx.vary('Authorization');
    // Only members and keys see drafts: their answers are kept by nobody else.
    const cacheControl = actor.kind === 'anonymous' ? 'public, max-age=60' : 'private, no-cache';
    sendCalendar(ctx, await getEventCalendar(db, actor, path.event, publicUrl), cacheControl);
  }),
  route('organizations.calendar', async ({ path, ctx }) =>
    sendCalendar(ctx, await getOrganizationCalendar(db, path.organization, publicUrl), 'public, max-age=300'),
  ),
];
