import { Problem } from '../../errors/problem.js';
import { route, type Route } from '../../http/route.js';

const pending: string[] = [];

export const pendingRoutes = (): Route[] =>
  pending.map((id) =>
    route(id as never, () => {
      throw new Problem('unavailable', 'Not there yet.');
    }),
  );
