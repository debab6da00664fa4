import { Problem } from '../errors/problem.js';
import type { Actor, UserActor } from './actor.js';

/** For what only a person can do. @throws Problem `forbidden` for API keys and order secrets */
export function requireUser(actor: Actor): UserActor {
  if (actor.kind === 'user') return actor;
  throw new Problem('forbidden', 'This needs a signed-in user, not an API key or an order secret.');
}
