import { raw } from 'objection';
import type { components } from '../../contract/generated.js';
import { newId } from '../../db/ids.js';
import { addJob } from '../../db/jobs.js';
import type { Db, Transaction } from '../../db/knex.js';
import { MemberModel, UserModel } from '../../db/models/accounts.js';
import { inTransaction } from '../../db/transaction.js';
import { violates } from '../../errors/database.js';
import { notFound, Problem } from '../../errors/problem.js';
import { claimGuestOrders } from '../orders/service.js';
import { createOwnedOrganization } from '../organizations/service.js';
import { assertAcceptablePassword, decoyHash, hashPassword, passwordMatches } from './password.js';
import { presentUser } from './present.js';
import { type Device, endSession, openSession, type OpenSession, renewSession } from './sessions.js';
import type { LoginThrottle } from './throttle.js';
import { accessTokenSeconds, signAccessToken } from './tokens.js';

export { actorOf } from './credentials.js';
export { issueMailToken, mailedLately } from './mail-tokens.js';
export { createLoginThrottle, type LoginThrottle, noThrottle } from './throttle.js';
export type { Device } from './sessions.js';

type Schemas = components['schemas'];

/** What the account services need to know of the installation. */
export interface AccountSettings {
  jwtSecrets: string[];
  publicUrl: string;
  passwordCost: number;
}

export const emailTaken = (): Problem => new Problem('email_taken', 'An account with this email exists. Sign in, or use another address.');

/** The user of an address, whatever its case. */
export const findUserByEmail = (db: Db, email: string): Promise<UserModel | undefined> =>
  UserModel.query(db).findOne(raw('lower(email) = lower(?)', [email])).then((user) => user); // prettier-ignore

/** The organizations a user works for, oldest first. */
const listMemberships = async (db: Db, userId: string): Promise<Schemas['Membership'][]> =>
  MemberModel.query(db)
    .join('organizations', 'organizations.id', 'members.organizationId')
    .where('members.userId', userId)
    .orderBy('organizations.id')
    .select('members.organizationId', 'members.id as memberId', 'organizations.name as organizationName', 'members.role')
    .castTo<Schemas['Membership'][]>();

/** The user as they are told about themselves. */
export async function getUser(db: Db, userId: string, publicUrl: string): Promise<Schemas['User']> {
  const user = await UserModel.query(db).findById(userId);
  if (!user) throw notFound('user');
  return presentUser(user, await listMemberships(db, userId), publicUrl);
}

/** An open session with its access token, as it is answered. */
async function presentOpenSession(db: Db, session: OpenSession, settings: AccountSettings): Promise<Schemas['Session']> {
  return {
    user: await getUser(db, session.userId, settings.publicUrl),
    accessToken: await signAccessToken(session, settings.jwtSecrets),
    refreshToken: session.refreshToken,
    expiresIn: accessTokenSeconds,
  };
}

type NewUser = Pick<UserModel, 'email' | 'firstName' | 'lastName' | 'role' | 'passwordHash'> & Partial<Pick<UserModel, 'emailVerifiedAt'>>;

/** Inserts a user. @throws Problem `email_taken`, also when two arrive at once */
export const insertUser = (trx: Transaction, user: NewUser): Promise<UserModel> =>
  UserModel.query(trx)
    .insert({ ...user, id: newId('usr') })
    .returning('*')
    .catch((error: unknown) => {
      throw violates(error, 'users_email_key') ? emailTaken() : error;
    })
    .then((inserted) => inserted);

/** Creates an account, an organizer's with a first organization, signs it in and sends the mail that proves the address. */
export async function register(
  db: Db,
  input: Schemas['RegisterInput'],
  device: Device,
  settings: AccountSettings,
): Promise<Schemas['Session']> {
  const { password, organizationName, ...person } = input;
  assertAcceptablePassword(password, input.email);
  // Checked before the costly hash; the unique index decides when two arrive at once.
  if (await findUserByEmail(db, person.email)) throw emailTaken();
  const passwordHash = await hashPassword(password, settings.passwordCost);
  return inTransaction(db, async (trx) => {
    const user = await insertUser(trx, { ...person, passwordHash });
    if (user.role === 'organizer') {
      await createOwnedOrganization(trx, user.id, { name: organizationName ?? `${user.firstName} ${user.lastName}` });
    }
    await addJob(trx, 'send-verification', { userId: user.id }, user.id);
    return openUserSession(trx, user.id, device, settings);
  });
}

/** Signs a user in on a device, without a password: after an act that proved who they are. */
export const openUserSession = async (
  trx: Transaction,
  userId: string,
  device: Device,
  settings: AccountSettings,
): Promise<Schemas['Session']> => presentOpenSession(trx, await openSession(trx, userId, device), settings);

/** Makes a user an administrator of the platform; answers the address as it is written in the account, or null. */
export async function grantAdmin(db: Db, email: string): Promise<string | null> {
  const user = await findUserByEmail(db, email);
  if (!user) return null;
  await UserModel.query(db).findById(user.id).patch({ role: 'admin' });
  return user.email;
}

/** Creates the account of somebody who was invited by a mail to this address, which so is proven. */
export async function createInvitedUser(
  trx: Transaction,
  email: string,
  account: Schemas['InvitedAccountInput'],
  { passwordCost }: AccountSettings,
): Promise<UserModel> {
  const { password, firstName, lastName } = account;
  assertAcceptablePassword(password, email, '/account/password');
  const passwordHash = await hashPassword(password, passwordCost);
  const user = await insertUser(trx, { email, firstName, lastName, role: 'organizer', passwordHash, emailVerifiedAt: new Date() });
  await claimGuestOrders(trx, user.id, user.email);
  return user;
}

/** Checks email and password and opens a session. */
export async function login(
  db: Db,
  { email, password }: Schemas['LoginInput'],
  device: Device,
  throttle: LoginThrottle,
  settings: AccountSettings,
): Promise<Schemas['Session']> {
  const user = await findUserByEmail(db, email);
  const address = device.address ?? 'unknown';
  const succeeded = await throttle.attempt(email, address, user?.id);
  // It takes about the same time whether there is such an account or not.
  if (!(await passwordMatches(password, user?.passwordHash ?? (await decoyHash(settings.passwordCost)))) || !user) {
    throw new Problem('invalid_credentials', 'Email or password is wrong.');
  }
  await succeeded();
  return inTransaction(db, (trx) => openUserSession(trx, user.id, device, settings));
}

/** Exchanges a refresh token for a new pair. */
export const refresh = async (db: Db, refreshToken: string, device: Device, settings: AccountSettings): Promise<Schemas['Session']> =>
  presentOpenSession(db, await renewSession(db, refreshToken, device), settings);

export const logout = endSession;
