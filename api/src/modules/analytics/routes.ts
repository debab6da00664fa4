import type { Deps } from '../../deps.js';
import { route, type Route } from '../../http/route.js';
import { getEventAnalytics } from './service.js';

export const analyticsRoutes = ({ db }: Deps): Route[] => [
  route('analytics.event', ({ actor, path, query }) => getEventAnalytics(db, actor, path.event, query)),
];
