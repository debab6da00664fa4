import type { Actor } from '../../access/actor.js';
import { requireUser } from '../../access/require-user.js';
import type { components } from '../../contract/generated.js';
import { addJob } from '../../db/jobs.js';
import type { Db } from '../../db/knex.js';
import { UserModel } from '../../db/models/accounts.js';
import { inTransaction } from '../../db/transaction.js';
import { violates } from '../../errors/database.js';
import { bodyFault, invalid, notFound, Problem } from '../../errors/problem.js';
import { claimGuestOrders } from '../orders/service.js';
import { dropMailTokens, useMailToken } from './mail-tokens.js';
import { assertAcceptablePassword, hashPassword, passwordMatches } from './password.js';
import { type AccountSettings, emailTaken } from './service.js';
import { revokeSessions } from './sessions.js';

type Schemas = components['schemas'];

/** Whoever can change the address can set a new password: a session alone must not be enough for that. */
async function assertPassword(db: Db, userId: string, email: string, password: string | undefined): Promise<void> {
  const user = await UserModel.query(db).findById(userId);
  if (!user || user.email.toLowerCase() === email.toLowerCase()) return;
  if (password === undefined) {
    throw invalid([bodyFault('/currentPassword', 'required', 'A new address needs your password.')]);
  }
  if (!(await passwordMatches(password, user.passwordHash))) throw new Problem('invalid_credentials', 'The current password is wrong.');
}

/** Changes name or address. A new address has to be proven, and the old one is told. */
export async function updateProfile(db: Db, actor: Actor, { currentPassword, ...input }: Schemas['ProfileUpdate']): Promise<string> {
  const { userId } = requireUser(actor);
  if (input.email !== undefined) await assertPassword(db, userId, input.email, currentPassword);
  return inTransaction(db, async (trx) => {
    const user = await UserModel.query(trx).findById(userId).forUpdate();
    if (!user) throw notFound('user');
    const moved = input.email !== undefined && input.email.toLowerCase() !== user.email.toLowerCase();
    await user
      .$query(trx)
      .patch({ ...input, updatedAt: new Date(), ...(moved ? { emailVerifiedAt: null } : {}) })
      .catch((error: unknown) => {
        throw violates(error, 'users_email_key') ? emailTaken() : error;
      });
    if (moved) {
      await addJob(trx, 'send-verification', { userId }, userId);
      await addJob(trx, 'send-account-notice', { userId, to: user.email, notice: 'email_changed' }, `${userId}:email`);
    }
    return userId;
  });
}

/** Sends the mail that proves the address again, unless it is proven. */
export async function resendVerification(db: Db, actor: Actor): Promise<void> {
  const { userId } = requireUser(actor);
  const user = await UserModel.query(db).findById(userId);
  if (!user || user.emailVerifiedAt) return;
  await inTransaction(db, (trx) => addJob(trx, 'send-verification', { userId }, userId));
}

/** Proves an address with the token of the mail; what was bought with it as a guest becomes the user's. */
export async function verifyEmail(db: Db, token: string): Promise<string> {
  return inTransaction(db, async (trx) => {
    const user = await useMailToken(trx, token, 'verify_email');
    await user.$query(trx).patch({ emailVerifiedAt: new Date(), updatedAt: new Date() });
    await claimGuestOrders(trx, user.id, user.email);
    return user.id;
  });
}

/** Changes the password of somebody who knows the old one; every other session ends. */
export async function changePassword(
  db: Db,
  actor: Actor,
  { currentPassword, newPassword }: Schemas['ChangePasswordInput'],
  { passwordCost }: AccountSettings,
): Promise<void> {
  const { userId, sessionId } = requireUser(actor);
  const user = await UserModel.query(db).findById(userId);
  if (!user) throw notFound('user');
  if (!(await passwordMatches(currentPassword, user.passwordHash))) {
    throw new Problem('invalid_credentials', 'The current password is wrong.');
  }
  assertAcceptablePassword(newPassword, user.email, '/newPassword');
  const passwordHash = await hashPassword(newPassword, passwordCost);
  await inTransaction(db, async (trx) => {
    // Somebody may have set another password while this one was hashed: then the old one is the current one no longer.
    const changed = await UserModel.query(trx)
      .where({ id: userId, passwordHash: user.passwordHash })
      .patch({ passwordHash, updatedAt: new Date() });
    if (changed === 0) throw new Problem('invalid_credentials', 'The password was changed in the meantime.');
    await dropMailTokens(trx, userId, 'reset_password');
    await revokeSessions(trx, userId, sessionId);
    await addJob(trx, 'send-account-notice', { userId, to: user.email, notice: 'password_changed' }, `${userId}:password`);
  });
}

/**
 * Queues the mail that lets somebody set a new password. Whether there is such an account is found out by the job, so that the answer
 * takes the same time for every address.
 */
export const forgotPassword = (db: Db, email: string): Promise<void> =>
  inTransaction(db, (trx) => addJob(trx, 'send-password-reset', { email }, email.toLowerCase()));

/** Sets a new password with the token of the mail; every session ends. Reading that mail proves the address, too. */
export async function resetPassword(db: Db, token: string, password: string, { passwordCost }: AccountSettings): Promise<void> {
  // Refused before the token is used up: a second try with a better password must still be possible.
  assertAcceptablePassword(password, '');
  const passwordHash = await hashPassword(password, passwordCost);
  await inTransaction(db, async (trx) => {
    const user = await useMailToken(trx, token, 'reset_password');
    assertAcceptablePassword(password, user.email);
    await user.$query(trx).patch({ passwordHash, emailVerifiedAt: user.emailVerifiedAt ?? new Date(), updatedAt: new Date() });
    await claimGuestOrders(trx, user.id, user.email);
    await revokeSessions(trx, user.id);
    await addJob(trx, 'send-account-notice', { userId: user.id, to: user.email, notice: 'password_changed' }, `${user.id}:password`);
  });
}

/** Remembers a new picture; answers the key of the old one, which nobody needs any more. */
export async function setAvatar(db: Db, actor: Actor, key: string): Promise<string | null> {
  const { userId } = requireUser(actor);
  return inTransaction(db, async (trx) => {
    const user = await UserModel.query(trx).findById(userId).forUpdate();
    if (!user) throw notFound('user');
    await UserModel.query(trx).findById(userId).patch({ avatar: key, updatedAt: new Date() });
    return user.avatar;
  });
}
