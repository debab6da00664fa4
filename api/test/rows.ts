import { randomBytes } from 'node:crypto';
import bcrypt from 'bcrypt';
import sharp from 'sharp';
import type { ApiKeyScope, MemberRole } from '../src/access/actor.js';
import { newId } from '../src/db/ids.js';
import { ApiKeyModel, InvitationModel, MemberModel, UserModel } from '../src/db/models/accounts.js';
import { CategoryModel } from '../src/db/models/programme.js';
import { hashSecret, newSecret } from '../src/db/secrets.js';
import { inTransaction } from '../src/db/transaction.js';
import { openSession } from '../src/modules/accounts/sessions.js';
import { signAccessToken } from '../src/modules/accounts/tokens.js';
import { password } from './factories.js';
import type { World } from './world.js';

/** As `startWorld` configures it. */
export const jwtSecret = 'a secret for tests that is long enough';
/** The same password for everybody, hashed once and cheaply: these rows are made by the hundred. */
const passwordHash = bcrypt.hash(password, 4);
/** Part of a name that nobody used before. */
export const unique = (): string => randomBytes(6).toString('hex');
const in1Day = (): Date => new Date(Date.now() + 24 * 60 * 60 * 1000);

export interface UserRow {
  id: string;
  email: string;
}

/** A user who can sign in with `password`. */
export async function addUser({ db }: World, overrides: Partial<Pick<UserModel, 'role' | 'emailVerifiedAt'>> = {}): Promise<UserRow> {
  const person = { firstName: 'Kim', lastName: 'Vale', role: 'attendee' as const };
  const row = { ...person, ...overrides, id: newId('usr'), email: `kim-${unique()}@example.com`, passwordHash: await passwordHash };
  await UserModel.query(db).insert(row);
  return { id: row.id, email: row.email };
}

export interface SessionRow {
  id: string;
  accessToken: string;
  refreshToken: string;
}

/** Signs a user in without a password being compared. */
export async function addSession({ db }: World, userId: string): Promise<SessionRow> {
  const session = await inTransaction(db, (trx) => openSession(trx, userId, { userAgent: 'test', address: '127.0.0.1' }));
  return { id: session.sessionId, refreshToken: session.refreshToken, accessToken: await signAccessToken(session, [jwtSecret]) };
}

/** Puts a user into an organization; a new user when none is named. Answers the membership's id. */
export async function addMember(world: World, organizationId: string, role: MemberRole, userId?: string): Promise<string> {
  const id = newId('mem');
  await MemberModel.query(world.db).insert({ id, organizationId, role, userId: userId ?? (await addUser(world)).id });
  return id;
}

/** An open invitation and the token its mail would carry. */
export async function addInvitation(
  { db }: World,
  organizationId: string,
  email = `new-${unique()}@example.com`,
  role: MemberRole = 'staff',
) {
  const token = newSecret('ept');
  const id = newId('inv');
  const open = { expiresAt: in1Day(), invitedBy: newId('usr'), tokenHash: hashSecret(token) };
  await InvitationModel.query(db).insert({ ...open, id, organizationId, email, role });
  return { id, token };
}

/** An API key and its secret. */
export async function addApiKey({ db }: World, organizationId: string, scopes: ApiKeyScope[], overrides: Partial<ApiKeyModel> = {}) {
  const secret = newSecret('epk');
  const row = { organizationId, name: 'Test', scopes, secretHash: hashSecret(secret), hint: secret.slice(-4), expiresAt: null };
  const id = newId('key');
  await ApiKeyModel.query(db).insert({ ...row, ...overrides, id });
  return { id, secret };
}

/** A category that nothing is in. Answers its slug. */
export async function addCategory({ db }: World, parent: string | null = null): Promise<string> {
  const slug = `category-${unique()}`;
  await CategoryModel.query(db).insert({ slug, name: 'Swing', parent, position: 0 });
  return slug;
}

/** A picture as somebody would upload it. */
export const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 64, channels: 3, background: { r: 15, g: 92, b: 77 } } })
    .png()
    .toBuffer();
