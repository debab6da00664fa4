import type { Actor } from '../../access/actor.js';
import { Problem } from '../../errors/problem.js';

/** What belongs to the platform is changed by its admins alone. @throws Problem `forbidden` */
export function assertPlatformAdmin(actor: Actor): void {
  if (actor.kind === 'user' && actor.role === 'admin') return;
  throw new Problem('forbidden', 'This needs an admin of the platform.');
}
