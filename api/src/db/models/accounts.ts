import type { ApiKeyScope, MemberRole } from '../../access/actor.js';
import { BaseModel } from './base-model.js';

export class UserModel extends BaseModel {
  static override tableName = 'users';
  declare id: string;
  declare email: string;
  declare passwordHash: string;
  declare firstName: string;
  declare lastName: string;
  declare role: 'attendee' | 'organizer' | 'admin';
  declare emailVerifiedAt: Date | null;
  declare avatar: string | null;
  declare createdAt: Date;
  declare updatedAt: Date;
}

export class RefreshTokenModel extends BaseModel {
  static override tableName = 'refresh_tokens';
  static override idColumn = 'tokenHash';
  declare tokenHash: Buffer;
  declare familyId: string;
  declare userId: string;
  declare createdAt: Date;
  declare expiresAt: Date;
  declare usedAt: Date | null;
  declare revokedAt: Date | null;
}

export class OrganizationModel extends BaseModel {
  static override tableName = 'organizations';
  declare id: string;
  declare name: string;
  declare slug: string;
  declare website: string | null;
  declare contactEmail: string | null;
  declare logo: string | null;
  declare defaultCurrency: string;
  declare embedOrigins: string[];
  /** Its own Stripe account. */
  declare stripeAccount: string | null;
  declare stripeChargesEnabled: boolean;
  declare stripePayoutsEnabled: boolean;
  declare stripeDetailsSubmitted: boolean;
  declare createdAt: Date;
  declare updatedAt: Date;
}

export class MemberModel extends BaseModel {
  static override tableName = 'members';
  declare id: string;
  declare organizationId: string;
  declare userId: string;
  declare role: MemberRole;
  declare createdAt: Date;
}

export class ApiKeyModel extends BaseModel {
  static override tableName = 'api_keys';
  declare id: string;
  declare organizationId: string;
  declare name: string;
  declare secretHash: Buffer;
  declare hint: string;
  declare scopes: ApiKeyScope[];
  declare expiresAt: Date | null;
  declare lastUsedAt: Date | null;
  declare revokedAt: Date | null;
  declare createdAt: Date;
}

export class SessionModel extends BaseModel {
  static override tableName = 'sessions';
  declare id: string;
  declare userId: string;
  declare userAgent: string | null;
  declare address: string | null;
  declare createdAt: Date;
  declare lastUsedAt: Date;
  declare revokedAt: Date | null;
}

export class UserTokenModel extends BaseModel {
  static override tableName = 'user_tokens';
  static override idColumn = 'tokenHash';
  declare tokenHash: Buffer;
  declare userId: string;
  declare purpose: 'verify_email' | 'reset_password';
  declare email: string;
  declare expiresAt: Date;
  declare usedAt: Date | null;
}

export class InvitationModel extends BaseModel {
  static override tableName = 'invitations';
  declare id: string;
  declare organizationId: string;
  declare email: string;
  declare role: MemberRole;
  declare tokenHash: Buffer;
  declare invitedBy: string;
  declare expiresAt: Date;
  declare acceptedAt: Date | null;
  declare revokedAt: Date | null;
  declare createdAt: Date;
}

export class AuditEntryModel extends BaseModel {
  static override tableName = 'audit_log';
  static override jsonAttributes = ['before', 'after'];
  declare id: string;
  declare organizationId: string;
  declare actorKind: 'user' | 'apiKey' | 'system';
  declare actorId: string | null;
  declare actorName: string;
  declare action: string;
  declare targetType: string;
  declare targetId: string;
  declare before: Record<string, unknown> | null;
  declare after: Record<string, unknown> | null;
  declare createdAt: Date;
}
