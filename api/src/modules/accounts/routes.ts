import { requireUser } from '../../access/require-user.js';
import type { Deps } from '../../deps.js';
import { deviceOf } from '../../http/device.js';
import { done } from '../../http/done.js';
import { presentPage } from '../../http/present-page.js';
import { route, type Route } from '../../http/route.js';
import { replacePicture } from '../media/service.js';
import { listOwnOrders, listOwnTickets, presentOrder } from '../orders/service.js';
import { presentTicket } from '../tickets/service.js';
import { decoyHash } from './password.js';
import { presentSession } from './present.js';
import { changePassword, forgotPassword, resendVerification, resetPassword, setAvatar, updateProfile, verifyEmail } from './profile.js';
import { createLoginThrottle, getUser, login, logout, noThrottle, refresh, register } from './service.js';
import { endOwnSession, listSessions } from './sessions.js';

export const accountRoutes = ({ db, config, media }: Deps): Route[] => {
  const throttle = config.rateLimits ? createLoginThrottle(db) : noThrottle;
  // Made before it is needed, or the first unknown email would take twice as long.
  void decoyHash(config.passwordCost);
  const user = (userId: string) => getUser(db, userId, config.publicUrl);
  return [
    route('auth.register', ({ body, ctx }) => register(db, body, deviceOf(ctx), config)),
    route('auth.login', ({ body, ctx }) => login(db, body, deviceOf(ctx), throttle, config)),
    route('auth.refresh', ({ body, ctx }) => refresh(db, body.refreshToken, deviceOf(ctx), config)),
    route('auth.logout', ({ body, ctx }) => done(ctx, 204, logout(db, body.refreshToken))),
    route('auth.verifyEmail', async ({ body }) => user(await verifyEmail(db, body.token))),
    route('auth.resendVerification', ({ actor, ctx }) => done(ctx, 202, resendVerification(db, actor))),
    route('auth.forgotPassword', ({ body, ctx }) => done(ctx, 202, forgotPassword(db, body.email))),
    route('auth.resetPassword', ({ body, ctx }) => done(ctx, 204, resetPassword(db, body.token, body.password, config))),
    route('me.get', ({ actor }) => user(requireUser(actor).userId)),
    route('me.update', async ({ actor, body }) => user(await updateProfile(db, actor, body))),
    route('me.changePassword', ({ actor, body, ctx }) => done(ctx, 204, changePassword(db, actor, body, config))),
    route('me.setAvatar', async ({ actor, image }) => {
      const { userId } = requireUser(actor);
      await replacePicture(media, image, 'avatar', async (key) => ({ old: await setAvatar(db, actor, key) }));
      return user(userId);
    }),
    route('me.orders', async ({ actor, query }) => presentPage(await listOwnOrders(db, actor, query), (order) => presentOrder(order))),
    route('me.tickets', async ({ actor, query }) => presentPage(await listOwnTickets(db, actor, query), presentTicket)),
    route('sessions.list', async ({ actor, query }) => {
      const { sessionId } = requireUser(actor);
      return presentPage(await listSessions(db, actor, query), (session) => presentSession(session, sessionId));
    }),
    route('sessions.revoke', ({ actor, path, ctx }) => done(ctx, 204, endOwnSession(db, actor, path.session))),
  ];
};
