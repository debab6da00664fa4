import { raw } from 'objection';
import { requireUser } from '../../access/require-user.js';
import type { Actor } from '../../access/actor.js';
import { newId } from '../../db/ids.js';
import type { Db, Transaction } from '../../db/knex.js';
import { RefreshTokenModel, SessionModel } from '../../db/models/accounts.js';
import { type Page, type PageInput, readPage } from '../../db/page.js';
import { hashSecret, newSecret } from '../../db/secrets.js';
import { inTransaction } from '../../db/transaction.js';
import { notFound, Problem } from '../../errors/problem.js';

/** Days an unused session lives. */
const sessionDays = 30;

/** The device a request comes from. */
export interface Device {
  userAgent: string | null;
  address: string | null;
}

/** A session with the refresh token that renews it; the token exists only here. */
export interface OpenSession {
  sessionId: string;
  userId: string;
  refreshToken: string;
}

const clock = (sql: string): Date => raw(sql) as unknown as Date;

async function addRefreshToken(trx: Db, userId: string, familyId: string): Promise<string> {
  const token = newSecret('ert');
  const expiresAt = clock(`now() + interval '${sessionDays} days'`);
  await RefreshTokenModel.query(trx).insert({ tokenHash: hashSecret(token), familyId, userId, expiresAt });
  return token;
}

/** Signs a user in on a device. */
export async function openSession(trx: Transaction, userId: string, device: Device): Promise<OpenSession> {
  const session = await SessionModel.query(trx)
    .insert({ id: newId('ses'), userId, ...device })
    .returning('id');
  return { sessionId: session.id, userId, refreshToken: await addRefreshToken(trx, userId, session.id) };
}

/** Ends the sessions of a user, all or all but one; their access tokens stop working at once too. */
export async function revokeSessions(trx: Db, userId: string, except?: string): Promise<void> {
  const query = SessionModel.query(trx)
    .where({ userId })
    .whereNull('revokedAt')
    .patch({ revokedAt: clock('now()') });
  await (except === undefined ? query : query.whereNot({ id: except }));
}

const revokeSession = (trx: Db, id: string) =>
  SessionModel.query(trx)
    .findById(id)
    .whereNull('revokedAt')
    .patch({ revokedAt: clock('now()') });

/** Takes a refresh token out of use; one that was used before ends its whole session. */
async function useUp(trx: Transaction, token: string): Promise<RefreshTokenModel | 'invalid' | 'expired'> {
  const row = await RefreshTokenModel.query(trx).findById(hashSecret(token)).forUpdate();
  if (!row) return 'invalid';
  const session = await SessionModel.query(trx).findById(row.familyId);
  if (!session || session.revokedAt) return 'invalid';
  if (row.usedAt) {
    await revokeSession(trx, row.familyId);
    return 'invalid';
  }
  if (row.expiresAt <= new Date()) return 'expired';
  await row.$query(trx).patch({ usedAt: new Date() });
  return row;
}

/**
 * Renews a session: the old refresh token is used up, a new one takes its place.
 * @throws Problem `token_invalid` (which ends the session when the token was used before) or `token_expired`
 */
export async function renewSession(db: Db, refreshToken: string, device: Device): Promise<OpenSession> {
  // The end of a session must be committed, so the refusal is thrown outside.
  const outcome = await inTransaction(db, async (trx) => {
    const used = await useUp(trx, refreshToken);
    if (typeof used === 'string') return used;
    await SessionModel.query(trx)
      .findById(used.familyId)
      .patch({ ...device, lastUsedAt: clock('now()') });
    return { sessionId: used.familyId, userId: used.userId, refreshToken: await addRefreshToken(trx, used.userId, used.familyId) };
  });
  if (outcome === 'expired') throw new Problem('token_expired', 'The session has expired. Sign in again.');
  if (outcome === 'invalid') throw new Problem('token_invalid', 'The refresh token is not valid or was used before. Sign in again.');
  return outcome;
}

/** Ends the session a refresh token belongs to; unknown tokens do nothing. */
export async function endSession(db: Db, refreshToken: string): Promise<void> {
  const row = await RefreshTokenModel.query(db).findById(hashSecret(refreshToken));
  if (row) await revokeSession(db, row.familyId);
}

/** The user's sessions that work, newest first. */
export async function listSessions(db: Db, actor: Actor, page: PageInput): Promise<Page<SessionModel>> {
  const query = SessionModel.query(db)
    .where({ userId: requireUser(actor).userId })
    .whereNull('revokedAt');
  void query.whereRaw(`last_used_at > now() - interval '${sessionDays} days'`);
  return readPage(query, page, [{ column: 'id', property: 'id' }], 'desc');
}

/** Ends one of the user's own sessions; ending it twice is fine. */
export async function endOwnSession(db: Db, actor: Actor, id: string): Promise<void> {
  const session = await SessionModel.query(db).findOne({ id, userId: requireUser(actor).userId });
  if (!session) throw notFound('session');
  await revokeSession(db, id);
}
