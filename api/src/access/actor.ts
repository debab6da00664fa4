import type { components } from '../contract/generated.js';

export type MemberRole = components['schemas']['MemberRole'];
export type ApiKeyScope = components['schemas']['ApiKeyScope'];

/** A place of the signed-in user in an organization. */
export interface ActorMembership {
  organizationId: string;
  role: MemberRole;
}

/** Who makes a request, as far as their credential proves. */
export type Actor =
  | { kind: 'anonymous' }
  | { kind: 'user'; userId: string; sessionId: string; role: components['schemas']['User']['role']; memberships: ActorMembership[] }
  | { kind: 'apiKey'; apiKeyId: string; organizationId: string; scopes: ApiKeyScope[] }
  | { kind: 'buyer'; orderId: string };

export type UserActor = Extract<Actor, { kind: 'user' }>;

export const anonymous: Actor = { kind: 'anonymous' };
