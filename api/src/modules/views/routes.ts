import type { Deps } from '../../deps.js';
import { route, type Route } from '../../http/route.js';

export const viewRoutes = ({ views }: Deps): Route[] => [
  // The same answer for everybody at once: who is counted, and whether there is such an event, is found out afterwards.
  route('views.record', ({ path, body, ctx }) => {
    views.record({
      event: path.event,
      step: body?.step ?? 'widget',
      referrer: body?.referrer ?? null,
      address: ctx.ip,
      header: (name) => ctx.get(name),
    });
    ctx.status = 202;
  }),
];
