import type { Accepted } from '../services/invitations.js';
import { done, nextSteps } from './pairs.js';
import { clean, type Terminal } from './terminal.js';
import { program } from '../config/program.js';

/** Where one belongs now, and what to do there. */
export function renderAccepted({ answer: { membership, session }, inUse, target }: Accepted, terminal: Terminal): string {
  const { organizationId, organizationName, role } = membership;
  const kept = target && `Logged in as ${session?.user.email ?? ''}: profile "${target.name}" in ${target.file}`;
  const next: [string, string] = inUse
    ? ['See the events', `${program} events list`]
    : ['Work with it', `${program} orgs use ${organizationId}`];
  return [
    done(`You are ${role} of ${terminal.paint.bold(clean(organizationName))} now`, terminal),
    ...(kept === undefined ? [] : [`    ${terminal.paint.dim(clean(kept))}`]),
    '',
    nextSteps([next], terminal),
  ].join('\n');
}
