import { raw } from 'objection';
import type { Actor } from '../../access/actor.js';
import { authorize } from '../../access/permissions.js';
import type { components } from '../../contract/generated.js';
import { newId } from '../../db/ids.js';
import type { Db } from '../../db/knex.js';
import { ApiKeyModel } from '../../db/models/accounts.js';
import { type Page, type PageInput, readPage } from '../../db/page.js';
import { hashSecret, newSecret } from '../../db/secrets.js';
import { inTransaction } from '../../db/transaction.js';
import { bodyFault, invalid, notFound } from '../../errors/problem.js';
import { recordAudit } from '../audit/service.js';

/** The keys that work or will, newest first. */
export async function listApiKeys(db: Db, actor: Actor, organizationId: string, page: PageInput): Promise<Page<ApiKeyModel>> {
  authorize(actor, organizationId, 'organization:manage', 'organization');
  const query = ApiKeyModel.query(db).where({ organizationId }).whereNull('revokedAt');
  return readPage(query, page, [{ column: 'id', property: 'id' }], 'desc');
}

/** Creates a key; its secret exists only in what this returns. */
export async function createApiKey(
  db: Db,
  actor: Actor,
  organizationId: string,
  { name, scopes, expiresAt }: components['schemas']['ApiKeyInput'],
): Promise<{ key: ApiKeyModel; secret: string }> {
  authorize(actor, organizationId, 'organization:manage', 'organization');
  const expires = expiresAt ? new Date(expiresAt) : null;
  if (expires && expires <= new Date()) throw invalid([bodyFault('/expiresAt', 'in_the_past', 'This lies in the past.')]);
  const secret = newSecret('epk');
  const row = { id: newId('key'), organizationId, name, scopes, expiresAt: expires, hint: secret.slice(-4) };
  return inTransaction(db, async (trx) => {
    const key = await ApiKeyModel.query(trx)
      .insert({ ...row, secretHash: hashSecret(secret) })
      .returning('*');
    const target = { type: 'apiKey', id: key.id } as const;
    await recordAudit(trx, actor, organizationId, {
      action: 'apiKeys.create',
      target,
      after: { name, scopes, expiresAt: expiresAt ?? null },
    });
    return { key, secret };
  });
}

/** Ends a key; revoking it twice is fine. */
export async function revokeApiKey(db: Db, actor: Actor, organizationId: string, id: string): Promise<void> {
  authorize(actor, organizationId, 'organization:manage', 'organization');
  await inTransaction(db, async (trx) => {
    const key = await ApiKeyModel.query(trx).findOne({ id, organizationId }).forUpdate();
    if (!key) throw notFound('API key');
    if (key.revokedAt) return;
    await key.$query(trx).patch({ revokedAt: raw('now()') as unknown as Date });
    await recordAudit(trx, actor, organizationId, { action: 'apiKeys.revoke', target: { type: 'apiKey', id }, before: { name: key.name } });
  });
}
