import { raw } from 'objection';
import type { components } from '../../contract/generated.js';
import { newId } from '../../db/ids.js';
import type { Db, Transaction } from '../../db/knex.js';
import { MemberModel, RefreshTokenModel, UserModel } from '../../db/models/accounts.js';
import { hashSecret, newSecret } from '../../db/secrets.js';
import { inTransaction } from '../../db/transaction.js';
import { violates } from '../../errors/database.js';
import { notFound, Problem } from '../../errors/problem.js';
import { assertAcceptablePassword, hashPassword, passwordMatches } from './password.js';
import { presentUser } from './present.js';
import { accessTokenSeconds, signAccessToken } from './tokens.js';

export { actorOf } from './credentials.js';

type Schemas = components['schemas'];

/** Days an unused session lives. */
const sessionDays = 30;

const emailTaken = (): Problem => new Problem('email_taken', 'An account with this email exists. Sign in, or use another address.');

/** The organizations a user works for, oldest first. */
const listMemberships = async (db: Db, userId: string): Promise<Schemas['Membership'][]> =>
  MemberModel.query(db)
    .join('organizations', 'organizations.id', 'members.organization_id')
    .where('members.user_id', userId)
    .orderBy('organizations.id')
    .select('members.organization_id as organizationId', 'organizations.name as organizationName', 'members.role')
    .castTo<Schemas['Membership'][]>();

async function addRefreshToken(db: Db, userId: string, familyId: string): Promise<string> {
  const token = newSecret('ert');
  await RefreshTokenModel.query(db).insert({
    tokenHash: hashSecret(token),
    familyId,
    userId,
    expiresAt: raw(`now() + ? * interval '1 day'`, [sessionDays]) as unknown as Date,
  });
  return token;
}

async function presentSession(db: Db, user: UserModel, refreshToken: string, jwtSecret: string): Promise<Schemas['Session']> {
  return {
    user: presentUser(user, await listMemberships(db, user.id)),
    accessToken: await signAccessToken(user.id, jwtSecret),
    refreshToken,
    expiresIn: accessTokenSeconds,
  };
}

/** Creates an account and signs it in. */
export async function register(db: Db, input: Schemas['RegisterInput'], jwtSecret: string): Promise<Schemas['Session']> {
  assertAcceptablePassword(input.password, input.email);
  const { password, ...person } = input;
  // Checked before the costly hash; the unique index decides when two arrive at once.
  if (await UserModel.query(db).findOne(raw('lower(email) = lower(?)', [person.email]))) throw emailTaken();
  const passwordHash = await hashPassword(password);
  return inTransaction(db, async (trx) => {
    const user = await UserModel.query(trx)
      .insert({ ...person, id: newId('usr'), passwordHash })
      .returning('*')
      .catch((error: unknown) => {
        throw violates(error, 'users_email_key') ? emailTaken() : error;
      });
    return presentSession(trx, user, await addRefreshToken(trx, user.id, newId('ses')), jwtSecret);
  });
}

/** Checks email and password and opens a session. */
export async function login(db: Db, input: Schemas['LoginInput'], jwtSecret: string): Promise<Schemas['Session']> {
  const user = await UserModel.query(db).findOne(raw('lower(email) = lower(?)', [input.email]));
  if (!(await passwordMatches(input.password, user?.passwordHash)) || !user) {
    throw new Problem('invalid_credentials', 'Email or password is wrong.');
  }
  return presentSession(db, user, await addRefreshToken(db, user.id, newId('ses')), jwtSecret);
}

const revokeFamily = (trx: Db, familyId: string) =>
  RefreshTokenModel.query(trx).where({ familyId }).whereNull('revokedAt').patch({ revokedAt: new Date() });

/** Takes the token out of use and says whose it was; a token used before ends its whole family. */
async function useUpRefreshToken(trx: Transaction, token: string): Promise<RefreshTokenModel | 'invalid' | 'expired'> {
  const row = await RefreshTokenModel.query(trx).findById(hashSecret(token)).forUpdate();
  if (!row || row.revokedAt) return 'invalid';
  if (row.usedAt) {
    await revokeFamily(trx, row.familyId);
    return 'invalid';
  }
  if (row.expiresAt <= new Date()) return 'expired';
  await row.$query(trx).patch({ usedAt: new Date() });
  return row;
}

/** Exchanges a refresh token for a new session of the same family. */
export async function refresh(db: Db, refreshToken: string, jwtSecret: string): Promise<Schemas['Session']> {
  // The revocation of a family must be committed, so the refusal is thrown outside.
  const outcome = await inTransaction(db, async (trx) => {
    const used = await useUpRefreshToken(trx, refreshToken);
    if (typeof used === 'string') return used;
    const user = await UserModel.query(trx).findById(used.userId).throwIfNotFound();
    return presentSession(trx, user, await addRefreshToken(trx, user.id, used.familyId), jwtSecret);
  });
  if (outcome === 'expired') throw new Problem('token_expired', 'The session has expired. Sign in again.');
  if (outcome === 'invalid') throw new Problem('token_invalid', 'The refresh token is not valid or was used before. Sign in again.');
  return outcome;
}

/** Ends the session the token belongs to. */
export async function logout(db: Db, refreshToken: string): Promise<void> {
  const row = await RefreshTokenModel.query(db).findById(hashSecret(refreshToken));
  if (row) await revokeFamily(db, row.familyId);
}

/** The user with their memberships. */
export async function getUser(db: Db, userId: string): Promise<Schemas['User']> {
  const user = await UserModel.query(db).findById(userId);
  if (!user) throw notFound('user');
  return presentUser(user, await listMemberships(db, userId));
}
