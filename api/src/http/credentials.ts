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
  return async (ctx, next) => {
    const header = ctx.get('Authorization');
    const [, credential] = /^Bearer +(\S+)$/i.exec(header) ?? [];
    if (header !== '' && credential === undefined) throw new Problem('unauthenticated', 'The Authorization header must read `Bearer …`.');
    ctx.state.actor = credential === undefined ? anonymous : await actorOf(db, credential, config.jwtSecrets);
    if (credential === undefined && !operation.open) {
      throw new Problem('unauthenticated', 'This needs a credential in the Authorization header: `Bearer …`.');
    }
    await next();
  };
}
