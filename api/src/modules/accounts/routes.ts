import type { Deps } from '../../deps.js';
import { requireUser } from '../../access/require-user.js';
import { route, type Route } from '../../http/route.js';
import { getUser, login, logout, refresh, register } from './service.js';

export const accountRoutes = ({ db, config }: Deps): Route[] => [
  route('auth.register', ({ body }) => register(db, body, config.jwtSecret)),
  route('auth.login', ({ body }) => login(db, body, config.jwtSecret)),
  route('auth.refresh', ({ body }) => refresh(db, body.refreshToken, config.jwtSecret)),
  route('auth.logout', async ({ body, ctx }) => {
    await logout(db, body.refreshToken);
    ctx.status = 204;
  }),
  route('me.get', ({ actor }) => getUser(db, requireUser(actor).userId)),
];
