import { makeOrder, organization, user } from './samples.js';
import { auditLog, invitation, keys, members, secret, sessions } from './team-samples.js';
import { page, problem, type Handler } from './answers.js';

const org = `/v1/organizations/${organization.id}`;
const token = 'ept_good';
const [owner, staff] = members;

export const session = { user, accessToken: 'jwt_1', refreshToken: 'ert_1', expiresIn: 900 };

/** Accounts, members, invitations, keys and the audit log as the contract has them. */
export const teamRoutes: Record<string, Handler> = {
  'POST /v1/auth/register': ({ body }) => ({
    status: 201,
    body: { ...session, user: { ...user, email: body.email, emailVerified: false } },
  }),
  'POST /v1/auth/verify-email': ({ body }) => (body.token === token ? { body: user } : problem(401, 'token_invalid')),
  'POST /v1/auth/verify-email/resend': () => ({ status: 202 }),
  'POST /v1/auth/password/forgot': () => ({ status: 202 }),
  'POST /v1/auth/password/reset': ({ body }) => (body.token === token ? { status: 204 } : problem(401, 'token_expired')),
  'PATCH /v1/me': ({ body }) => ({ body: { ...user, ...body, ...(body.email !== undefined && { emailVerified: false }) } }),
  'POST /v1/me/password': ({ body }) =>
    body.currentPassword === 'harbour-lights-2026' ? { status: 204 } : problem(401, 'invalid_credentials'),
  'PUT /v1/me/avatar': () => ({ body: { ...user, avatarUrl: 'https://tickets.example.com/files/olive.webp' } }),
  'GET /v1/me/orders': () => page([makeOrder()]),
  'GET /v1/me/tickets': () => page(makeOrder().tickets),
  'GET /v1/me/sessions': () => page(sessions),
  [`DELETE /v1/me/sessions/${sessions[0]?.id}`]: () => ({ status: 204 }),
  [`DELETE /v1/me/sessions/${sessions[1]?.id}`]: () => ({ status: 204 }),
  [`GET ${org}`]: () => ({ body: organization }),
  [`PATCH ${org}`]: ({ body }) => ({ body: { ...organization, ...body } }),
  [`PUT ${org}/logo`]: () => ({ body: { ...organization, logoUrl: 'https://tickets.example.com/files/pier.webp' } }),
  [`GET ${org}/members`]: () => page(members),
  [`POST ${org}/members`]: ({ body }) => ({ status: 201, body: { ...invitation, ...body } }),
  [`PATCH ${org}/members/${owner?.id}`]: () => problem(409, 'last_owner'),
  [`DELETE ${org}/members/${owner?.id}`]: () => problem(409, 'last_owner'),
  [`PATCH ${org}/members/${staff?.id}`]: ({ body }) => ({ body: { ...staff, ...body } }),
  [`DELETE ${org}/members/${staff?.id}`]: () => ({ status: 204 }),
  [`GET ${org}/invitations`]: () => page([invitation]),
  [`DELETE ${org}/invitations/${invitation.id}`]: () => ({ status: 204 }),
  'POST /v1/invitations/accept': ({ body }) =>
    body.token === token
      ? { body: { membership: user.memberships[0], session: body.account === undefined ? null : session } }
      : problem(401, 'token_expired'),
  [`GET ${org}/api-keys`]: () => page(keys),
  [`POST ${org}/api-keys`]: ({ body }) => ({ status: 201, body: { ...keys[0], expiresAt: null, ...body, secret } }),
  [`DELETE ${org}/api-keys/${keys[1]?.id}`]: () => ({ status: 204 }),
  [`GET ${org}/audit-log`]: () => page(auditLog),
};
