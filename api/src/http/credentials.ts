import type { Middleware } from 'koa';
import { anonymous } from '../access/actor.js';
import type { Operation } from '../contract/document.js';
import type { Deps } from '../deps.js';
import { Problem } from '../errors/problem.js';
import { actorOf } from '../modules/accounts/service.js';

/** Finds out who asks. An operation that needs credentials refuses to go on without; one that does not still refuses wrong ones. */
export function credentials({ db, config }: Pick<Deps, 'db' | 'config'>, operation: Operation): Middleware {
  // The metrics token is no credential of ours; its route compares it.
  if (operation.id === 'system.metrics') {
    return (ctx, next) => {
      ctx.state.actor = anonymous;
      return next();
    };
  }
  const needed = (): Problem => new Problem('unauthenticated', 'This needs a credential in the Authorization header: `Bearer …`.');
  return async (ctx, next) => {
    const header = ctx.req.headers.authorization ?? '';
    if (header === '') {
      ctx.state.actor = anonymous;
      if (!operation.open) throw needed();
      return next();
    }
    const [, credential] = /^Bearer +(\S+)$/i.exec(header) ?? [];
    if (credential === undefined) throw new Problem('unauthenticated', 'The Authorization header must read `Bearer …`.');
    ctx.state.actor = await actorOf(db, credential, config.jwtSecrets);
    return next();
  };
}
