import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import type { ApiKeyScope, MemberRole } from '../../src/access/actor.js';
import { SessionModel } from '../../src/db/models/accounts.js';
import { grantAdmin } from '../../src/modules/accounts/service.js';
import { holdTickets } from '../factories.js';
import type { Caller, OperationRequest, Scene } from '../operations.js';
import { addApiKey, addMember, addSession, addUser, jwtSecret } from '../rows.js';
import type { Column } from './matrix.js';

/** Somebody who makes requests. */
export interface TestActor extends Caller {
  /** The credentials to try; each of them has to get the same answer. */
  credentials(request: OperationRequest): (string | undefined)[];
}

const roles: MemberRole[] = ['owner', 'admin', 'staff', 'scanner'];
const scopes: ApiKeyScope[] = ['events:read', 'events:write', 'orders:read', 'orders:write', 'check-in', 'analytics:read', 'webhooks', '*'];

/** A signed-in user, in an organization or in none. */
async function signedIn(
  { world }: Scene,
  role: 'attendee' | 'organizer',
  membership?: { organizationId: string; role: MemberRole },
): Promise<TestActor> {
  const user = await addUser(world, { role });
  const memberId = membership && (await addMember(world, membership.organizationId, membership.role, user.id));
  const { accessToken } = await addSession(world, user.id);
  return { user: { ...user, memberId }, credentials: () => [accessToken] };
}

/** The same token, but its time was over an hour ago. */
const expired = (accessToken: string): Promise<string> =>
  new SignJWT({ ...decodeJwt(accessToken), exp: Math.floor(Date.now() / 1000) - 3600 })
    .setProtectedHeader({ ...decodeProtectedHeader(accessToken), alg: 'HS256' })
    .sign(new TextEncoder().encode(jwtSecret));

/** What used to be credentials of an owner and of the organization. */
async function endedCredentials({ world, organizer: { organization } }: Scene): Promise<string[]> {
  const owner = await addUser(world, { role: 'organizer' });
  await addMember(world, organization.id, 'owner', owner.id);
  const [working, ended] = [await addSession(world, owner.id), await addSession(world, owner.id)];
  await SessionModel.query(world.db).findById(ended.id).patch({ revokedAt: new Date() });
  const past = new Date(Date.now() - 60_000);
  const keys = [{ revokedAt: past }, { expiresAt: past }].map((state) => addApiKey(world, organization.id, ['*'], state));
  return [await expired(working.accessToken), ended.accessToken, ...(await Promise.all(keys)).map(({ secret }) => secret)];
}

/** Makes everybody the matrix asks about. */
export async function createActors(scene: Scene): Promise<Record<Column, TestActor>> {
  const { world, organizer, sale, strangers } = scene;
  const organizationId = organizer.organization.id;
  const members = await Promise.all(
    roles.map(async (role) => [role, await signedIn(scene, 'organizer', { organizationId, role })] as const),
  );
  const keys = await Promise.all(
    scopes.map(async (scope) => {
      const { secret } = await addApiKey(world, organizationId, [scope]);
      return [scope, { credentials: () => [secret] } as TestActor] as const;
    }),
  );
  const [someOrder, otherOrder] = [await holdTickets(world, sale), await holdTickets(world, sale)];
  const ended = await endedCredentials(scene);
  const admin = await signedIn(scene, 'organizer');
  await grantAdmin(world.db, admin.user!.email);
  return {
    nobody: { credentials: () => [undefined] },
    attendee: await signedIn(scene, 'attendee'),
    ...(Object.fromEntries(members) as Record<MemberRole, TestActor>),
    stranger: await signedIn(scene, 'organizer', { organizationId: strangers.organization.id, role: 'owner' }),
    ...(Object.fromEntries(keys) as Record<ApiKeyScope, TestActor>),
    'its secret': { credentials: ({ orderSecret }) => [orderSecret ?? someOrder.secret] },
    'other secret': { credentials: () => [otherOrder.secret] },
    'platform admin': admin,
    ended: { credentials: () => ended },
  };
}
