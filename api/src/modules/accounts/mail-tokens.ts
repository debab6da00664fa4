import { raw } from 'objection';
import type { Db, Transaction } from '../../db/knex.js';
import { UserModel, UserTokenModel } from '../../db/models/accounts.js';
import { hashSecret, newSecret } from '../../db/secrets.js';
import { Problem } from '../../errors/problem.js';

type Purpose = UserTokenModel['purpose'];

/** Hours a token of a mail can be used. */
const hours: Record<Purpose, number> = { verify_email: 72, reset_password: 1 };

/** Whether a mail of this kind went out in the last minute: whoever keeps asking does not fill somebody's mailbox. */
export async function mailedLately(db: Db, { id: userId, email }: Pick<UserModel, 'id' | 'email'>, purpose: Purpose): Promise<boolean> {
  const recent = await UserTokenModel.query(db)
    .findOne({ userId, email, purpose })
    .whereRaw(`created_at > now() - interval '1 minute' and expires_at > now()`);
  return recent !== undefined;
}

/** Makes the token for a mail to the user's present address. It exists only in what this returns; jobs never carry it. */
export async function issueMailToken(db: Db, user: Pick<UserModel, 'id' | 'email'>, purpose: Purpose): Promise<string> {
  const token = newSecret('ept');
  const expiresAt = raw(`now() + interval '${hours[purpose]} hours'`) as unknown as Date;
  await UserTokenModel.query(db).insert({ tokenHash: hashSecret(token), userId: user.id, purpose, email: user.email, expiresAt });
  return token;
}

/**
 * Takes a token out of use, and every other one of its kind, and says whose it is.
 * @throws Problem `token_invalid` for unknown and used ones and when the address has changed since, `token_expired`
 */
export async function useMailToken(trx: Transaction, token: string, purpose: Purpose): Promise<UserModel> {
  const row = await UserTokenModel.query(trx).findById(hashSecret(token)).forUpdate();
  const user = row && (await UserModel.query(trx).findById(row.userId).forUpdate());
  if (!row || !user || row.purpose !== purpose || row.usedAt || row.email !== user.email) {
    throw new Problem(
      'token_invalid',
      'This link was used before, is not complete or is for an address you no longer use. Ask for a new one.',
    );
  }
  if (row.expiresAt <= new Date()) throw new Problem('token_expired', 'This link has expired. Ask for a new one.');
  await dropMailTokens(trx, user.id, purpose);
  return user;
}

/** Ends the links that were sent: what they were for is done. */
export async function dropMailTokens(trx: Transaction, userId: string, purpose: Purpose): Promise<void> {
  await UserTokenModel.query(trx).where({ userId, purpose }).whereNull('usedAt').patch({ usedAt: new Date() });
}
