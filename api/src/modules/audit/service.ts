import type { Actor } from '../../access/actor.js';
import { authorize } from '../../access/permissions.js';
import { newId } from '../../db/ids.js';
import type { Db, Transaction } from '../../db/knex.js';
import { ApiKeyModel, AuditEntryModel, UserModel } from '../../db/models/accounts.js';
import { type Page, type PageInput, readPage } from '../../db/page.js';

/** Every action that is written down, named as the operation that does it. */
export type AuditAction =
  | 'organizations.create'
  | 'organizations.update'
  | 'organizations.setLogo'
  | 'members.invite'
  | 'members.accept'
  | 'members.update'
  | 'members.remove'
  | 'invitations.revoke'
  | 'apiKeys.create'
  | 'apiKeys.revoke'
  | 'paymentAccounts.connect'
  | 'paymentAccounts.disconnect'
  | 'events.create'
  | 'events.update'
  | 'events.setCover'
  | 'events.removeCover'
  | 'events.publish'
  | 'events.unpublish'
  | 'events.cancel'
  | 'events.delete'
  | 'events.duplicate'
  | 'events.repeat'
  | 'events.setCover'
  | 'events.removeCover'
  | 'tiers.create'
  | 'tiers.update'
  | 'tiers.delete'
  | 'questions.create'
  | 'questions.update'
  | 'questions.delete'
  | 'promoCodes.create'
  | 'promoCodes.createBatch'
  | 'promoCodes.update'
  | 'promoCodes.delete'
  | 'orders.cancel'
  | 'orders.refund';

export interface AuditInput {
  action: AuditAction;
  target: {
    type: 'organization' | 'member' | 'invitation' | 'apiKey' | 'event' | 'series' | 'tier' | 'question' | 'promoCode' | 'order';
    id: string;
  };
  /** Presented fields that changed, as they were and as they are; never a secret. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

type NamedActor = Pick<AuditEntryModel, 'actorKind' | 'actorId' | 'actorName'>;

/** The actor under the name it has now: the entry must stay readable when user or key are gone. */
async function nameOf(trx: Transaction, actor: Actor): Promise<NamedActor | null> {
  if (actor.kind === 'user') {
    const user = await UserModel.query(trx).findById(actor.userId);
    return { actorKind: 'user', actorId: actor.userId, actorName: user ? `${user.firstName} ${user.lastName}` : actor.userId };
  }
  if (actor.kind === 'apiKey') {
    const key = await ApiKeyModel.query(trx).findById(actor.apiKeyId);
    return { actorKind: 'apiKey', actorId: actor.apiKeyId, actorName: key?.name ?? actor.apiKeyId };
  }
  return null;
}

/** Writes down what a member or key did, in the transaction that does it. Buyers' own doings are no entries. */
export async function recordAudit(trx: Transaction, actor: Actor, organizationId: string, input: AuditInput): Promise<void> {
  const named = await nameOf(trx, actor);
  if (!named) return;
  await AuditEntryModel.query(trx).insert({
    id: newId('aud'),
    organizationId,
    ...named,
    action: input.action,
    targetType: input.target.type,
    targetId: input.target.id,
    before: input.before ?? null,
    after: input.after ?? null,
  });
}

/** Of two states of a resource the fields that differ. */
export function changesBetween<T extends object>(before: T, after: T): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const fields = (Object.keys(after) as (keyof T & string)[]).filter(
    (field) => field !== 'updatedAt' && JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  const pick = (from: T): Record<string, unknown> => Object.fromEntries(fields.map((field) => [field, from[field]]));
  return { before: pick(before), after: pick(after) };
}

/** An organization's audit log, newest first. */
export async function listAuditLog(
  db: Db,
  actor: Actor,
  organizationId: string,
  { action, actor: actorId, ...page }: PageInput & { action?: string; actor?: string },
): Promise<Page<AuditEntryModel>> {
  authorize(actor, organizationId, 'organization:manage', 'organization');
  const query = AuditEntryModel.query(db).where({ organizationId });
  if (action?.endsWith('.')) void query.whereLike('action', `${action}%`);
  else if (action) void query.where({ action });
  if (actorId) void query.where({ actorId });
  return readPage(query, page, [{ column: 'id', property: 'id' }], 'desc');
}
