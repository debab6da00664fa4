import { notFound, Problem } from '../errors/problem.js';
import type { Actor, ApiKeyScope, MemberRole } from './actor.js';

/** What can be allowed within an organization: the scopes of API keys, and what only people may do. */
export type Permission = Exclude<ApiKeyScope, '*'> | 'organization:read' | 'organization:manage';

const everything: Permission[] = [
  'events:read',
  'events:write',
  'orders:read',
  'orders:write',
  'check-in',
  'analytics:read',
  'webhooks',
  'organization:read',
  'organization:manage',
];

/** The one table of what each member role may do. */
export const rolePermissions: Record<MemberRole, ReadonlySet<Permission>> = {
  owner: new Set(everything),
  admin: new Set(everything),
  staff: new Set<Permission>([
    'events:read',
    'events:write',
    'orders:read',
    'orders:write',
    'check-in',
    'analytics:read',
    'organization:read',
  ]),
  scanner: new Set<Permission>(['events:read', 'check-in', 'organization:read']),
};

/** Whether this actor belongs to the organization at all; to everybody else its rows do not exist. */
export function belongsTo(actor: Actor, organizationId: string): boolean {
  if (actor.kind === 'apiKey') return actor.organizationId === organizationId;
  return actor.kind === 'user' && actor.memberships.some((membership) => membership.organizationId === organizationId);
}

/** Whether this actor may do that in the organization. */
export function may(actor: Actor, organizationId: string, permission: Permission): boolean {
  if (actor.kind === 'apiKey' && actor.organizationId === organizationId) {
    if (permission === 'organization:read') return true;
    return permission !== 'organization:manage' && (actor.scopes.includes('*') || actor.scopes.includes(permission));
  }
  if (actor.kind !== 'user') return false;
  const membership = actor.memberships.find((candidate) => candidate.organizationId === organizationId);
  return membership !== undefined && rolePermissions[membership.role].has(permission);
}

/**
 * Ends the request unless the actor may do that in the organization the row belongs to. Call it right after loading the row.
 * @throws Problem `not_found` for strangers (the row's existence is not told), `forbidden` for members and keys without the permission
 */
export function authorize(actor: Actor, organizationId: string, permission: Permission, what: string): void {
  if (may(actor, organizationId, permission)) return;
  if (!belongsTo(actor, organizationId)) throw notFound(what);
  const need = actor.kind === 'apiKey' ? `an API key with the scope ${permission}` : `a role with ${permission}`;
  throw new Problem('forbidden', `This needs ${need}.`);
}
