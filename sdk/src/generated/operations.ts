// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { OperationShape, RequestOptions, RequestBody, UploadOptions } from '../core/options.js';
import type { PageRequest } from '../core/page.js';
import type { operations as Operations } from './contract.js';
import type * as models from './models.js';

type Query<Id extends keyof Operations> = NonNullable<Operations[Id]['parameters']['query']>;

/** How each operation is called, by operationId. */
export const operationTable = {
  'auth.register': { method: 'POST', path: '/v1/auth/register', pathParameters: [], body: 'application/json', query: false, idempotencyKey: false, credential: false, media: 'application/json', page: false },
  'auth.login': { method: 'POST', path: '/v1/auth/login', pathParameters: [], body: 'application/json', query: false, idempotencyKey: false, credential: false, media: 'application/json', page: false },
  'auth.refresh': { method: 'POST', path: '/v1/auth/refresh', pathParameters: [], body: 'application/json', query: false, idempotencyKey: false, credential: false, media: 'application/json', page: false },
  'auth.logout': { method: 'POST', path: '/v1/auth/logout', pathParameters: [], body: 'application/json', query: false, idempotencyKey: false, credential: false, media: null, page: false },
  'auth.verifyEmail': { method: 'POST', path: '/v1/auth/verify-email', pathParameters: [], body: 'application/json', query: false, idempotencyKey: false, credential: false, media: 'application/json', page: false },
  'auth.resendVerification': { method: 'POST', path: '/v1/auth/verify-email/resend', pathParameters: [], body: null, query: false, idempotencyKey: false, credential: true, media: null, page: false },
  'auth.forgotPassword': { method: 'POST', path: '/v1/auth/password/forgot', pathParameters: [], body: 'application/json', query: false, idempotencyKey: false, credential: false, media: null, page: false },
  'auth.resetPassword': { method: 'POST', path: '/v1/auth/password/reset', pathParameters: [], body: 'application/json', query: false, idempotencyKey: false, credential: false, media: null, page: false },
  'me.get': { method: 'GET', path: '/v1/me', pathParameters: [], body: null, query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'me.update': { method: 'PATCH', path: '/v1/me', pathParameters: [], body: 'application/json', query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'me.changePassword': { method: 'POST', path: '/v1/me/password', pathParameters: [], body: 'application/json', query: false, idempotencyKey: false, credential: true, media: null, page: false },
  'me.setAvatar': { method: 'PUT', path: '/v1/me/avatar', pathParameters: [], body: 'image/*', query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'sessions.list': { method: 'GET', path: '/v1/me/sessions', pathParameters: [], body: null, query: true, idempotencyKey: false, credential: true, media: 'application/json', page: true },
  'sessions.revoke': { method: 'DELETE', path: '/v1/me/sessions/{session}', pathParameters: ['session'], body: null, query: false, idempotencyKey: false, credential: true, media: null, page: false },
  'me.orders': { method: 'GET', path: '/v1/me/orders', pathParameters: [], body: null, query: true, idempotencyKey: false, credential: true, media: 'application/json', page: true },
  'me.tickets': { method: 'GET', path: '/v1/me/tickets', pathParameters: [], body: null, query: true, idempotencyKey: false, credential: true, media: 'application/json', page: true },
  'organizations.list': { method: 'GET', path: '/v1/organizations', pathParameters: [], body: null, query: true, idempotencyKey: false, credential: true, media: 'application/json', page: true },
  'organizations.create': { method: 'POST', path: '/v1/organizations', pathParameters: [], body: 'application/json', query: false, idempotencyKey: true, credential: true, media: 'application/json', page: false },
  'organizations.get': { method: 'GET', path: '/v1/organizations/{organization}', pathParameters: ['organization'], body: null, query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'organizations.update': { method: 'PATCH', path: '/v1/organizations/{organization}', pathParameters: ['organization'], body: 'application/json', query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'organizations.setLogo': { method: 'PUT', path: '/v1/organizations/{organization}/logo', pathParameters: ['organization'], body: 'image/*', query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'members.list': { method: 'GET', path: '/v1/organizations/{organization}/members', pathParameters: ['organization'], body: null, query: true, idempotencyKey: false, credential: true, media: 'application/json', page: true },
  'members.invite': { method: 'POST', path: '/v1/organizations/{organization}/members', pathParameters: ['organization'], body: 'application/json', query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'members.update': { method: 'PATCH', path: '/v1/organizations/{organization}/members/{member}', pathParameters: ['organization', 'member'], body: 'application/json', query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'members.remove': { method: 'DELETE', path: '/v1/organizations/{organization}/members/{member}', pathParameters: ['organization', 'member'], body: null, query: false, idempotencyKey: false, credential: true, media: null, page: false },
  'invitations.list': { method: 'GET', path: '/v1/organizations/{organization}/invitations', pathParameters: ['organization'], body: null, query: true, idempotencyKey: false, credential: true, media: 'application/json', page: true },
  'invitations.revoke': { method: 'DELETE', path: '/v1/organizations/{organization}/invitations/{invitation}', pathParameters: ['organization', 'invitation'], body: null, query: false, idempotencyKey: false, credential: true, media: null, page: false },
  'members.accept': { method: 'POST', path: '/v1/invitations/accept', pathParameters: [], body: 'application/json', query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'auditLog.list': { method: 'GET', path: '/v1/organizations/{organization}/audit-log', pathParameters: ['organization'], body: null, query: true, idempotencyKey: false, credential: true, media: 'application/json', page: true },
  'apiKeys.list': { method: 'GET', path: '/v1/organizations/{organization}/api-keys', pathParameters: ['organization'], body: null, query: true, idempotencyKey: false, credential: true, media: 'application/json', page: true },
  'apiKeys.create': { method: 'POST', path: '/v1/organizations/{organization}/api-keys', pathParameters: ['organization'], body: 'application/json', query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'apiKeys.revoke': { method: 'DELETE', path: '/v1/organizations/{organization}/api-keys/{apiKey}', pathParameters: ['organization', 'apiKey'], body: null, query: false, idempotencyKey: false, credential: true, media: null, page: false },
  'organizations.calendar': { method: 'GET', path: '/v1/organizations/{organization}/calendar.ics', pathParameters: ['organization'], body: null, query: false, idempotencyKey: false, credential: true, media: '*/*', page: false },
  'events.list': { method: 'GET', path: '/v1/organizations/{organization}/events', pathParameters: ['organization'], body: null, query: true, idempotencyKey: false, credential: true, media: 'application/json', page: true },
  'events.create': { method: 'POST', path: '/v1/organizations/{organization}/events', pathParameters: ['organization'], body: 'application/json', query: false, idempotencyKey: true, credential: true, media: 'application/json', page: false },
  'categories.list': { method: 'GET', path: '/v1/categories', pathParameters: [], body: null, query: false, idempotencyKey: false, credential: true, media: 'application/json', page: true },
  'categories.create': { method: 'POST', path: '/v1/categories', pathParameters: [], body: 'application/json', query: false, idempotencyKey: true, credential: true, media: 'application/json', page: false },
  'categories.update': { method: 'PATCH', path: '/v1/categories/{category}', pathParameters: ['category'], body: 'application/json', query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'categories.delete': { method: 'DELETE', path: '/v1/categories/{category}', pathParameters: ['category'], body: null, query: false, idempotencyKey: false, credential: true, media: null, page: false },
  'events.search': { method: 'GET', path: '/v1/events', pathParameters: [], body: null, query: true, idempotencyKey: false, credential: true, media: 'application/json', page: true },
  'events.get': { method: 'GET', path: '/v1/events/{event}', pathParameters: ['event'], body: null, query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'events.update': { method: 'PATCH', path: '/v1/events/{event}', pathParameters: ['event'], body: 'application/json', query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'events.delete': { method: 'DELETE', path: '/v1/events/{event}', pathParameters: ['event'], body: null, query: false, idempotencyKey: false, credential: true, media: null, page: false },
  'events.publish': { method: 'POST', path: '/v1/events/{event}/publish', pathParameters: ['event'], body: null, query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'events.unpublish': { method: 'POST', path: '/v1/events/{event}/unpublish', pathParameters: ['event'], body: null, query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'events.cancel': { method: 'POST', path: '/v1/events/{event}/cancel', pathParameters: ['event'], body: 'application/json', bodyOptional: true, query: false, idempotencyKey: true, credential: true, media: 'application/json', page: false },
  'events.duplicate': { method: 'POST', path: '/v1/events/{event}/duplicate', pathParameters: ['event'], body: 'application/json', bodyOptional: true, query: false, idempotencyKey: true, credential: true, media: 'application/json', page: false },
  'events.repeat': { method: 'POST', path: '/v1/events/{event}/repeat', pathParameters: ['event'], body: 'application/json', query: false, idempotencyKey: true, credential: true, media: 'application/json', page: false },
  'events.setCover': { method: 'PUT', path: '/v1/events/{event}/cover', pathParameters: ['event'], body: 'image/*', query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'events.removeCover': { method: 'DELETE', path: '/v1/events/{event}/cover', pathParameters: ['event'], body: null, query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'events.calendar': { method: 'GET', path: '/v1/events/{event}/calendar.ics', pathParameters: ['event'], body: null, query: false, idempotencyKey: false, credential: true, media: '*/*', page: false },
  'views.record': { method: 'POST', path: '/v1/events/{event}/views', pathParameters: ['event'], body: 'application/json', bodyOptional: true, query: false, idempotencyKey: false, credential: true, media: null, page: false },
  'series.get': { method: 'GET', path: '/v1/series/{series}', pathParameters: ['series'], body: null, query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'series.events': { method: 'GET', path: '/v1/series/{series}/events', pathParameters: ['series'], body: null, query: true, idempotencyKey: false, credential: true, media: 'application/json', page: true },
  'availability.get': { method: 'GET', path: '/v1/events/{event}/availability', pathParameters: ['event'], body: null, query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'tiers.list': { method: 'GET', path: '/v1/events/{event}/tiers', pathParameters: ['event'], body: null, query: true, idempotencyKey: false, credential: true, media: 'application/json', page: true },
  'tiers.create': { method: 'POST', path: '/v1/events/{event}/tiers', pathParameters: ['event'], body: 'application/json', query: false, idempotencyKey: true, credential: true, media: 'application/json', page: false },
  'tiers.get': { method: 'GET', path: '/v1/tiers/{tier}', pathParameters: ['tier'], body: null, query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'tiers.update': { method: 'PATCH', path: '/v1/tiers/{tier}', pathParameters: ['tier'], body: 'application/json', query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'tiers.delete': { method: 'DELETE', path: '/v1/tiers/{tier}', pathParameters: ['tier'], body: null, query: false, idempotencyKey: false, credential: true, media: null, page: false },
  'questions.list': { method: 'GET', path: '/v1/events/{event}/questions', pathParameters: ['event'], body: null, query: true, idempotencyKey: false, credential: true, media: 'application/json', page: true },
  'questions.create': { method: 'POST', path: '/v1/events/{event}/questions', pathParameters: ['event'], body: 'application/json', query: false, idempotencyKey: true, credential: true, media: 'application/json', page: false },
  'questions.update': { method: 'PATCH', path: '/v1/questions/{question}', pathParameters: ['question'], body: 'application/json', query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'questions.delete': { method: 'DELETE', path: '/v1/questions/{question}', pathParameters: ['question'], body: null, query: false, idempotencyKey: false, credential: true, media: null, page: false },
  'promoCodes.list': { method: 'GET', path: '/v1/events/{event}/promo-codes', pathParameters: ['event'], body: null, query: true, idempotencyKey: false, credential: true, media: 'application/json', page: true },
  'promoCodes.create': { method: 'POST', path: '/v1/events/{event}/promo-codes', pathParameters: ['event'], body: 'application/json', query: false, idempotencyKey: true, credential: true, media: 'application/json', page: false },
  'promoCodes.createBatch': { method: 'POST', path: '/v1/events/{event}/promo-codes/batch', pathParameters: ['event'], body: 'application/json', query: false, idempotencyKey: true, credential: true, media: 'application/json', page: false },
  'promoCodes.check': { method: 'POST', path: '/v1/events/{event}/promo-codes/check', pathParameters: ['event'], body: 'application/json', query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'promoCodes.update': { method: 'PATCH', path: '/v1/promo-codes/{promoCode}', pathParameters: ['promoCode'], body: 'application/json', query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'promoCodes.delete': { method: 'DELETE', path: '/v1/promo-codes/{promoCode}', pathParameters: ['promoCode'], body: null, query: false, idempotencyKey: false, credential: true, media: null, page: false },
  'orders.list': { method: 'GET', path: '/v1/events/{event}/orders', pathParameters: ['event'], body: null, query: true, idempotencyKey: false, credential: true, media: 'application/json', page: true },
  'orders.create': { method: 'POST', path: '/v1/events/{event}/orders', pathParameters: ['event'], body: 'application/json', query: false, idempotencyKey: true, credential: true, media: 'application/json', page: false },
  'orders.get': { method: 'GET', path: '/v1/orders/{order}', pathParameters: ['order'], body: null, query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'orders.update': { method: 'PATCH', path: '/v1/orders/{order}', pathParameters: ['order'], body: 'application/json', query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'orders.checkout': { method: 'POST', path: '/v1/orders/{order}/checkout', pathParameters: ['order'], body: 'application/json', bodyOptional: true, query: false, idempotencyKey: true, credential: true, media: 'application/json', page: false },
  'orders.cancel': { method: 'POST', path: '/v1/orders/{order}/cancel', pathParameters: ['order'], body: null, query: false, idempotencyKey: true, credential: true, media: 'application/json', page: false },
  'orders.refunds': { method: 'GET', path: '/v1/orders/{order}/refunds', pathParameters: ['order'], body: null, query: true, idempotencyKey: false, credential: true, media: 'application/json', page: true },
  'orders.refund': { method: 'POST', path: '/v1/orders/{order}/refunds', pathParameters: ['order'], body: 'application/json', bodyOptional: true, query: false, idempotencyKey: true, credential: true, media: 'application/json', page: false },
  'orders.refundQuote': { method: 'GET', path: '/v1/orders/{order}/refund-quote', pathParameters: ['order'], body: null, query: true, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'payments.list': { method: 'GET', path: '/v1/events/{event}/payments', pathParameters: ['event'], body: null, query: true, idempotencyKey: false, credential: true, media: 'application/json', page: true },
  'events.refundProgress': { method: 'GET', path: '/v1/events/{event}/refund-progress', pathParameters: ['event'], body: null, query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'payments.report': { method: 'GET', path: '/v1/organizations/{organization}/payout-report', pathParameters: ['organization'], body: null, query: true, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'paymentAccounts.get': { method: 'GET', path: '/v1/organizations/{organization}/payment-account', pathParameters: ['organization'], body: null, query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'paymentAccounts.connect': { method: 'POST', path: '/v1/organizations/{organization}/payment-account', pathParameters: ['organization'], body: 'application/json', query: false, idempotencyKey: true, credential: true, media: 'application/json', page: false },
  'paymentAccounts.disconnect': { method: 'DELETE', path: '/v1/organizations/{organization}/payment-account', pathParameters: ['organization'], body: null, query: false, idempotencyKey: false, credential: true, media: null, page: false },
  'analytics.event': { method: 'GET', path: '/v1/events/{event}/analytics', pathParameters: ['event'], body: null, query: true, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'system.health': { method: 'GET', path: '/health', pathParameters: [], body: null, query: false, idempotencyKey: false, credential: false, media: 'application/json', page: false },
  'system.ready': { method: 'GET', path: '/ready', pathParameters: [], body: null, query: false, idempotencyKey: false, credential: false, media: 'application/json', page: false },
} as const satisfies Record<string, OperationShape>;

/** The operationId of every operation that the client offers. */
export type OperationId = keyof typeof operationTable;

/** The operations `auth.*`. */
export interface AuthResource {
  /**
   * Create an account.
   *
   * Registers an attendee or an organizer and signs them in. Emails are compared without case.
   *
   * @throws {ApiError} with, among the general codes, `email_taken`, `weak_password`
   */
  register(body: models.RegisterInput, options?: RequestOptions): Promise<models.Session>;

  /**
   * Sign in.
   *
   * Answers after the same time for an unknown email as for a wrong password.
   *
   * @throws {ApiError} with, among the general codes, `invalid_credentials`
   */
  login(body: models.LoginInput, options?: RequestOptions): Promise<models.Session>;

  /**
   * Renew a session.
   *
   * Exchanges a refresh token for a new pair. A refresh token works once; using it again revokes the whole session.
   *
   * @throws {ApiError} with, among the general codes, `token_invalid`, `token_expired`
   */
  refresh(body: models.RefreshTokenInput, options?: RequestOptions): Promise<models.Session>;

  /**
   * Sign out.
   *
   * Revokes the session the refresh token belongs to. Answers 204 for unknown tokens too.
   */
  logout(body: models.RefreshTokenInput, options?: RequestOptions): Promise<void>;

  /**
   * Prove an email address.
   *
   * With the token of the mail. Orders bought as a guest with this address become the user's.
   *
   * @throws {ApiError} with, among the general codes, `token_invalid`, `token_expired`
   */
  verifyEmail(body: models.TokenInput, options?: RequestOptions): Promise<models.User>;

  /**
   * Send the verification mail again.
   *
   * Does nothing for a verified address.
   */
  resendVerification(options?: RequestOptions): Promise<void>;

  /**
   * Ask for a new password.
   *
   * Always answers 202, whether there is such an account or not.
   */
  forgotPassword(body: models.ForgotPasswordInput, options?: RequestOptions): Promise<void>;

  /**
   * Set a new password.
   *
   * With the token of the mail, which works once and for an hour. Ends every session of the user.
   *
   * @throws {ApiError} with, among the general codes, `token_invalid`, `token_expired`, `weak_password`
   */
  resetPassword(body: models.ResetPasswordInput, options?: RequestOptions): Promise<void>;
}

/** The operations `me.*`. */
export interface MeResource {
  /** Who am I. */
  get(options?: RequestOptions): Promise<models.User>;

  /**
   * Change my profile.
   *
   * A new email needs the password and has to be proven again; the old address is told.
   *
   * @throws {ApiError} with, among the general codes, `email_taken`, `invalid_credentials`
   */
  update(body: models.ProfileUpdate, options?: RequestOptions): Promise<models.User>;

  /**
   * Change my password.
   *
   * Ends every other session.
   *
   * @throws {ApiError} with, among the general codes, `invalid_credentials`, `weak_password`
   */
  changePassword(body: models.ChangePasswordInput, options?: RequestOptions): Promise<void>;

  /**
   * Set my picture.
   *
   * It is cut to a square.
   *
   * @throws {ApiError} with, among the general codes, `image_invalid`
   */
  setAvatar(body: RequestBody, options?: UploadOptions): Promise<models.User>;

  /**
   * List my orders.
   *
   * Newest first; those bought as a guest with my proven address too.
   */
  orders(query?: Query<'me.orders'>, options?: RequestOptions): PageRequest<models.Order>;

  /**
   * List my tickets.
   *
   * Of my orders, newest first.
   */
  tickets(query?: Query<'me.tickets'>, options?: RequestOptions): PageRequest<models.Ticket>;
}

/** The operations `sessions.*`. */
export interface SessionsResource {
  /**
   * List my sessions.
   *
   * Newest first, the current one marked.
   */
  list(query?: Query<'sessions.list'>, options?: RequestOptions): PageRequest<models.UserSession>;

  /**
   * End a session.
   *
   * It stops working at once, its access token included.
   *
   * @param session The session's id.
   */
  revoke(session: string, options?: RequestOptions): Promise<void>;
}

/** The operations `organizations.*`. */
export interface OrganizationsResource {
  /**
   * List my organizations.
   *
   * Those the user is a member of; for an API key, the one it belongs to.
   */
  list(query?: Query<'organizations.list'>, options?: RequestOptions): PageRequest<models.Organization>;

  /**
   * Create an organization.
   *
   * The signed-in user becomes its owner.
   *
   * @throws {ApiError} with, among the general codes, `slug_taken`, `idempotency_key_reused`, `idempotency_in_progress`
   */
  create(body: models.OrganizationInput, options?: RequestOptions): Promise<models.Organization>;

  /**
   * Get an organization.
   *
   * @param organization The organization's id.
   */
  get(organization: string, options?: RequestOptions): Promise<models.Organization>;

  /**
   * Change an organization.
   *
   * What is left out stays.
   *
   * @param organization The organization's id.
   * @throws {ApiError} with, among the general codes, `slug_taken`
   */
  update(organization: string, body: models.OrganizationUpdate, options?: RequestOptions): Promise<models.Organization>;

  /**
   * Set the logo.
   *
   * @param organization The organization's id.
   * @throws {ApiError} with, among the general codes, `image_invalid`
   */
  setLogo(organization: string, body: RequestBody, options?: UploadOptions): Promise<models.Organization>;

  /**
   * An organization's events for calendars.
   *
   * An iCalendar feed of its published, public events; programs that subscribe see changes and cancellations.
   *
   * @param organization The organization's id.
   */
  calendar(organization: string, options?: RequestOptions): Promise<Blob>;
}

/** The operations `members.*`. */
export interface MembersResource {
  /**
   * List members.
   *
   * For owners and admins. Everybody finds their own membership in `me.get`.
   *
   * @param organization The organization's id.
   */
  list(organization: string, query?: Query<'members.list'>, options?: RequestOptions): PageRequest<models.Member>;

  /**
   * Invite somebody by mail.
   *
   * They accept with the link in the mail within a week. Inviting the same address again sends a new mail and ends the old link.
   *
   * @param organization The organization's id.
   * @throws {ApiError} with, among the general codes, `already_member`
   */
  invite(organization: string, body: models.InvitationInput, options?: RequestOptions): Promise<models.Invitation>;

  /**
   * Change a role.
   *
   * Only owners make or unmake owners. An organization always has one.
   *
   * @param organization The organization's id.
   * @param member The membership's id.
   * @throws {ApiError} with, among the general codes, `last_owner`
   */
  update(organization: string, member: string, body: models.MemberUpdate, options?: RequestOptions): Promise<models.Member>;

  /**
   * Remove a member.
   *
   * Members may remove themselves. An organization always has an owner.
   *
   * @param organization The organization's id.
   * @param member The membership's id.
   * @throws {ApiError} with, among the general codes, `last_owner`
   */
  remove(organization: string, member: string, options?: RequestOptions): Promise<void>;

  /**
   * Accept an invitation.
   *
   * Signed in with the invited address; or, without an account, with a name and a password, which creates one whose address is proven by the mail. Answers a session in the second case.
   *
   * @throws {ApiError} with, among the general codes, `token_invalid`, `token_expired`, `wrong_email`, `email_taken`, `weak_password`
   */
  accept(body: models.AcceptInvitationInput, options?: RequestOptions): Promise<models.AcceptedInvitation>;
}

/** The operations `invitations.*`. */
export interface InvitationsResource {
  /**
   * List open invitations.
   *
   * @param organization The organization's id.
   */
  list(organization: string, query?: Query<'invitations.list'>, options?: RequestOptions): PageRequest<models.Invitation>;

  /**
   * Take an invitation back.
   *
   * @param organization The organization's id.
   * @param invitation The invitation's id.
   */
  revoke(organization: string, invitation: string, options?: RequestOptions): Promise<void>;
}

/** The operations `auditLog.*`. */
export interface AuditLogResource {
  /**
   * Read the audit log.
   *
   * Every action of members and keys, newest first.
   *
   * @param organization The organization's id.
   */
  list(organization: string, query?: Query<'auditLog.list'>, options?: RequestOptions): PageRequest<models.AuditEntry>;
}

/** The operations `apiKeys.*`. */
export interface ApiKeysResource {
  /**
   * List API keys.
   *
   * Without their secrets.
   *
   * @param organization The organization's id.
   */
  list(organization: string, query?: Query<'apiKeys.list'>, options?: RequestOptions): PageRequest<models.ApiKey>;

  /**
   * Create an API key.
   *
   * The only answer that carries the secret. Only a hash of it is stored.
   *
   * @param organization The organization's id.
   */
  create(organization: string, body: models.ApiKeyInput, options?: RequestOptions): Promise<models.ApiKey>;

  /**
   * Revoke an API key.
   *
   * It stops working at once.
   *
   * @param organization The organization's id.
   * @param apiKey The API key's id (not its secret).
   */
  revoke(organization: string, apiKey: string, options?: RequestOptions): Promise<void>;
}

/** The operations `events.*`. */
export interface EventsResource {
  /**
   * List an organization's events.
   *
   * Drafts included, in the order they take place. Members and keys with `events:read`.
   *
   * @param organization The organization's id.
   */
  list(organization: string, query?: Query<'events.list'>, options?: RequestOptions): PageRequest<models.Event>;

  /**
   * Create an event.
   *
   * Creates a draft. Without `slug` one is made from the name; without `currency` the organization's default counts.
   *
   * @param organization The organization's id.
   * @throws {ApiError} with, among the general codes, `slug_taken`, `idempotency_key_reused`, `idempotency_in_progress`
   */
  create(organization: string, body: models.EventInput, options?: RequestOptions): Promise<models.Event>;

  /**
   * Find events.
   *
   * Published, public events that are not over. `q` finds words in names, summaries, descriptions, tags, venues and cities, with their accents
   * or without, and forgives a mistyped word. Cursors stay right while events are added. Of an event that repeats, the next date alone is
   * listed, unless `from`, `to` or `series` is given or `dates` is `all`.
   */
  search(query?: Query<'events.search'>, options?: RequestOptions): PageRequest<models.Event, models.EventSearchPage>;

  /**
   * Get an event.
   *
   * By id or slug. Drafts are found only by members and keys of the organization.
   *
   * @param event The event's id or slug.
   */
  get(event: string, options?: RequestOptions): Promise<models.Event>;

  /**
   * Change an event.
   *
   * What is left out stays as it is. Send the ETag or `version` you have read as `If-Match`, and two editors cannot overwrite each other. When
   * it begins at another time, the sales windows of its tiers move as far on the clock. With
   * `scope` `series` the change is made to every date of the series that has not begun: for those, times shift by as much as this date's do, and
   * `slug` stays.
   *
   * @param event The event's id or slug.
   * @throws {ApiError} with, among the general codes, `slug_taken`, `version_conflict`, `currency_locked`, `below_sold`, `event_state_invalid`, `limit_exceeded`
   */
  update(event: string, body: models.EventUpdate, options?: RequestOptions): Promise<models.Event>;

  /**
   * Delete an event.
   *
   * Only while it has no order; an event that has orders is cancelled instead.
   *
   * @param event The event's id or slug.
   * @throws {ApiError} with, among the general codes, `event_has_orders`
   */
  delete(event: string, options?: RequestOptions): Promise<void>;

  /**
   * Publish an event.
   *
   * Opens it to the public. It needs at least one tier and a start in the future. Publishing a published event changes nothing.
   *
   * @param event The event's id or slug.
   * @throws {ApiError} with, among the general codes, `event_not_publishable`
   */
  publish(event: string, options?: RequestOptions): Promise<models.Event>;

  /**
   * Take an event off sale.
   *
   * It becomes a draft again. Orders that are held or placed keep their tickets. Unpublishing a draft changes nothing.
   *
   * @param event The event's id or slug.
   * @throws {ApiError} with, among the general codes, `event_state_invalid`
   */
  unpublish(event: string, options?: RequestOptions): Promise<models.Event>;

  /**
   * Cancel an event.
   *
   * Ends its sale for good. Held and unpaid orders are cancelled at once; buyers of confirmed ones are told by mail, with the reason, and
   * get all of their money back unless `refund` is false. `events.refundProgress` says how far that is. Cancelling a cancelled event changes
   * nothing, but begins its refunds if they were left out the first time.
   *
   * @param event The event's id or slug.
   */
  cancel(event: string, body?: models.CancelEventInput, options?: RequestOptions): Promise<models.Event>;
  cancel(event: string, options?: RequestOptions): Promise<models.Event>;

  /**
   * Copy an event.
   *
   * Makes a draft with the same tiers, questions and promo codes. With `startsAt` all its times shift with it, in the event's time zone: a sale
   * that opens at nine still does across a change to summer time.
   *
   * @param event The event's id or slug.
   * @throws {ApiError} with, among the general codes, `slug_taken`, `idempotency_key_reused`, `idempotency_in_progress`
   */
  duplicate(event: string, body?: models.DuplicateEventInput, options?: RequestOptions): Promise<models.Event>;
  duplicate(event: string, options?: RequestOptions): Promise<models.Event>;

  /**
   * Repeat an event.
   *
   * Creates a date of its own for each occurrence of an RFC 5545 rule, or for each time of a list, with this event's tiers, questions and
   * promo codes. Rules count in the event's time zone. Dates that the series has already are left out. Each date can be changed alone.
   *
   * @param event The event's id or slug.
   * @throws {ApiError} with, among the general codes, `event_state_invalid`, `event_not_publishable`, `limit_exceeded`, `idempotency_key_reused`, `idempotency_in_progress`
   */
  repeat(event: string, body: models.RepeatInput, options?: RequestOptions): Promise<models.RepeatResult>;

  /**
   * Set the cover.
   *
   * The picture itself as body: JPEG, PNG, WebP or AVIF of up to 5 MB. It is re-encoded to several widths, its metadata dropped.
   *
   * @param event The event's id or slug.
   * @throws {ApiError} with, among the general codes, `image_invalid`
   */
  setCover(event: string, body: RequestBody, options?: UploadOptions): Promise<models.Event>;

  /**
   * Remove the cover.
   *
   * The event is shown without a picture.
   *
   * @param event The event's id or slug.
   */
  removeCover(event: string, options?: RequestOptions): Promise<models.Event>;

  /**
   * The event for calendars.
   *
   * An iCalendar file (RFC 5545) with the event in its own time zone. Drafts are found only by members and keys.
   *
   * @param event The event's id or slug.
   */
  calendar(event: string, options?: RequestOptions): Promise<Blob>;

  /**
   * How far the refunds of a cancelled event are.
   *
   * Members and keys with `orders:read`. All zero while nothing is refunded.
   *
   * @param event The event's id or slug.
   */
  refundProgress(event: string, options?: RequestOptions): Promise<models.RefundProgress>;
}

/** The operations `categories.*`. */
export interface CategoriesResource {
  /**
   * List the categories.
   *
   * The whole tree, parents before their children.
   */
  list(options?: RequestOptions): PageRequest<models.Category>;

  /**
   * Add a category.
   *
   * Admins of the platform.
   *
   * @throws {ApiError} with, among the general codes, `slug_taken`, `idempotency_key_reused`, `idempotency_in_progress`
   */
  create(body: models.CategoryInput, options?: RequestOptions): Promise<models.Category>;

  /**
   * Change a category.
   *
   * Admins of the platform. Its slug stays.
   *
   * @param category The category's slug.
   */
  update(category: string, body: models.CategoryUpdate, options?: RequestOptions): Promise<models.Category>;

  /**
   * Delete a category.
   *
   * Admins of the platform. Only while no event and no other category is in it.
   *
   * @param category The category's slug.
   * @throws {ApiError} with, among the general codes, `category_in_use`
   */
  delete(category: string, options?: RequestOptions): Promise<void>;
}

/** The operations `views.*`. */
export interface ViewsResource {
  /**
   * Count a view.
   *
   * What an event page or a widget reports when somebody sees it. Bots and repeats do not count; neither cookie nor personal data is kept. Anybody
   * may call it as often as they like: the answer is the same.
   *
   * @param event The event's id or slug.
   */
  record(event: string, body?: models.ViewInput, options?: RequestOptions): Promise<void>;
  record(event: string, options?: RequestOptions): Promise<void>;
}

/** The operations `series.*`. */
export interface SeriesResource {
  /**
   * Get a series.
   *
   * Found once one of its dates is published; before that by members and keys alone.
   *
   * @param series The series' id.
   */
  get(series: string, options?: RequestOptions): Promise<models.Series>;

  /**
   * List the dates of a series.
   *
   * In the order they take place. Drafts only for members and keys.
   *
   * @param series The series' id.
   */
  events(series: string, query?: Query<'series.events'>, options?: RequestOptions): PageRequest<models.Event>;
}

/** The operations `availability.*`. */
export interface AvailabilityResource {
  /**
   * What can be had right now.
   *
   * The same snapshot that the `availability` message of the `event:{id}` channel carries. `sequence` grows with every change; an answer
   * with a lower one than you have seen is old.
   *
   * @param event The event's id or slug.
   */
  get(event: string, options?: RequestOptions): Promise<models.Availability>;
}

/** The operations `tiers.*`. */
export interface TiersResource {
  /**
   * List an event's tiers.
   *
   * In selling order. Hidden tiers only for members and keys, and for those whose access code opens them.
   *
   * @param event The event's id or slug.
   * @throws {ApiError} with, among the general codes, `promo_code_invalid`
   */
  list(event: string, query?: Query<'tiers.list'>, options?: RequestOptions): PageRequest<models.Tier>;

  /**
   * Create a tier.
   *
   * Without `quantity` only the event's capacity limits it. A `price` of 0 makes it free.
   *
   * @param event The event's id or slug.
   * @throws {ApiError} with, among the general codes, `event_not_on_sale`, `limit_exceeded`, `idempotency_key_reused`, `idempotency_in_progress`
   */
  create(event: string, body: models.TierInput, options?: RequestOptions): Promise<models.Tier>;

  /**
   * Get a tier.
   *
   * Hidden tiers, and those of drafts, are found only by members and keys.
   *
   * @param tier The tier's id.
   */
  get(tier: string, options?: RequestOptions): Promise<models.Tier>;

  /**
   * Change a tier.
   *
   * What is left out stays as it is; orders keep the price they were held at. `quantity` cannot go below what is sold and held. With
   * `scope` `series` the same tier of every date of the series that has not begun is changed too.
   *
   * @param tier The tier's id.
   * @throws {ApiError} with, among the general codes, `below_sold`, `event_state_invalid`
   */
  update(tier: string, body: models.TierUpdate, options?: RequestOptions): Promise<models.Tier>;

  /**
   * Delete a tier.
   *
   * Only while no order has asked for it; otherwise hide it or end its sale.
   *
   * @param tier The tier's id.
   * @throws {ApiError} with, among the general codes, `tier_has_orders`
   */
  delete(tier: string, options?: RequestOptions): Promise<void>;
}

/** The operations `questions.*`. */
export interface QuestionsResource {
  /**
   * List an event's questions.
   *
   * In the order they are asked.
   *
   * @param event The event's id or slug.
   */
  list(event: string, query?: Query<'questions.list'>, options?: RequestOptions): PageRequest<models.Question>;

  /**
   * Ask a question.
   *
   * Of each order, or of each attendee.
   *
   * @param event The event's id or slug.
   * @throws {ApiError} with, among the general codes, `limit_exceeded`, `idempotency_key_reused`, `idempotency_in_progress`
   */
  create(event: string, body: models.QuestionInput, options?: RequestOptions): Promise<models.Question>;

  /**
   * Change a question.
   *
   * What was answered already stays as it was answered.
   *
   * @param question The question's id.
   */
  update(question: string, body: models.QuestionUpdate, options?: RequestOptions): Promise<models.Question>;

  /**
   * Stop asking a question.
   *
   * Answers that were given stay with their orders and tickets.
   *
   * @param question The question's id.
   */
  delete(question: string, options?: RequestOptions): Promise<void>;
}

/** The operations `promoCodes.*`. */
export interface PromoCodesResource {
  /**
   * List an event's promo codes.
   *
   * Newest first. Members and keys with `events:read`.
   *
   * @param event The event's id or slug.
   */
  list(event: string, query?: Query<'promoCodes.list'>, options?: RequestOptions): PageRequest<models.PromoCode>;

  /**
   * Create a promo code.
   *
   * A discount in percent or as an amount, for all tiers or for some. A code that names hidden tiers opens them; with `discountType` `none` it does
   * only that. Codes are compared without case.
   *
   * @param event The event's id or slug.
   * @throws {ApiError} with, among the general codes, `promo_code_taken`, `limit_exceeded`, `idempotency_key_reused`, `idempotency_in_progress`
   */
  create(event: string, body: models.PromoCodeInput, options?: RequestOptions): Promise<models.PromoCode>;

  /**
   * Generate promo codes.
   *
   * Up to 1,000 random codes of the same kind at once: all of them or none.
   *
   * @param event The event's id or slug.
   * @throws {ApiError} with, among the general codes, `limit_exceeded`, `idempotency_key_reused`, `idempotency_in_progress`
   */
  createBatch(event: string, body: models.PromoCodeBatchInput, options?: RequestOptions): Promise<models.PromoCodeBatch>;

  /**
   * Try a promo code.
   *
   * What it takes off and which hidden tiers it opens, or why it cannot be used.
   *
   * @param event The event's id or slug.
   * @throws {ApiError} with, among the general codes, `promo_code_invalid`
   */
  check(event: string, body: models.PromoCodeCheckInput, options?: RequestOptions): Promise<models.PromoCodeCheck>;

  /**
   * Change a promo code.
   *
   * Orders keep the discount they were held with. `maxUses` cannot go below its uses.
   *
   * @param promoCode The promo code's id (not the code itself).
   * @throws {ApiError} with, among the general codes, `promo_code_taken`, `below_sold`
   */
  update(promoCode: string, body: models.PromoCodeUpdate, options?: RequestOptions): Promise<models.PromoCode>;

  /**
   * Delete a promo code.
   *
   * It can no longer be used. Orders that have used it keep their discount.
   *
   * @param promoCode The promo code's id (not the code itself).
   */
  delete(promoCode: string, options?: RequestOptions): Promise<void>;
}

/** The operations `orders.*`. */
export interface OrdersResource {
  /**
   * List an event's orders.
   *
   * Newest first. Members and keys with `orders:read`.
   *
   * @param event The event's id or slug.
   */
  list(event: string, query?: Query<'orders.list'>, options?: RequestOptions): PageRequest<models.Order>;

  /**
   * Hold tickets.
   *
   * Sets the tickets aside until `expiresAt`: all of them or none. The answer alone carries `secret`, the credential for this order; the
   * signed-in user, if any, becomes its buyer too.
   *
   * `limit_exceeded` says which limit and, where it counts tickets, how many are left (`available` of its fault): those of one order of a
   * tier or of the event; those of one buyer, where the event has `maxTicketsPerBuyer` (signed-in users are counted here, guests by their
   * email once they say it); or the orders of an event that one network may keep open, 40 unless the operator chose otherwise.
   *
   * The `Idempotency-Key` is kept with the order itself: the same key and body for the same event answer the same order again, with a new
   * `secret` and `Idempotent-Replayed: true`; with another body, or once a buyer is named in it, `idempotency_key_reused`.
   *
   * When more buyers wait than can be served soon: 503 `overloaded` with `Retry-After`. Nothing was held then; send the same request again.
   *
   * @param event The event's id or slug.
   * @throws {ApiError} with, among the general codes, `event_not_on_sale`, `sales_not_started`, `sales_ended`, `sold_out`, `insufficient_quantity`, `limit_exceeded`, `promo_code_invalid`, `access_code_required`, `idempotency_key_reused`
   */
  create(event: string, body: models.OrderInput, options?: RequestOptions): Promise<models.Order>;

  /**
   * Get an order.
   *
   * With the order's secret, as its buyer, or as a member or key with `orders:read`.
   *
   * @param order The order's id.
   */
  get(order: string, options?: RequestOptions): Promise<models.Order>;

  /**
   * Fill in buyer, attendees and answers.
   *
   * As often as wanted before checkout. The n-th attendee of a tier is named on the n-th ticket of that tier; tickets without one carry no
   * name yet. Answers are checked against their questions at once; whether all required ones are there, at checkout. `promoCode` prices the
   * held order anew. What is left out stays as it is. Where the event has `maxTicketsPerBuyer`, all open and confirmed orders of the same
   * email or user count; beyond it: `limit_exceeded`, with how many are left.
   *
   * @param order The order's id.
   * @throws {ApiError} with, among the general codes, `order_state_invalid`, `order_expired`, `promo_code_invalid`, `access_code_required`, `answers_required`, `limit_exceeded`
   */
  update(order: string, body: models.OrderUpdate, options?: RequestOptions): Promise<models.Order>;

  /**
   * Confirm a free order or start the payment.
   *
   * A total of 0 confirms at once. Otherwise the order awaits payment. With `mode: embedded`, which is the default, `payment` carries
   * what Stripe.js needs: `clientSecret`, `publishableKey`, `scriptUrl` and, where the organization has an account of its own,
   * `stripeAccount`. With `mode: redirect` it carries `url`, a page of Stripe's that comes back to `successUrl` or `cancelUrl`; both may
   * hold `{ORDER_ID}`. The order is confirmed when Stripe says so, never because somebody came back.
   *
   * Calling it again answers the same payment, with the present price, or begins another one when the last can no longer be paid. The
   * first call prolongs the hold once, so that there is time to pay: `expiresAt` is then at least 10 minutes away, 31 with `redirect`.
   * `maxTicketsPerBuyer` is looked at once more: it may have been set meanwhile.
   *
   * @param order The order's id.
   * @throws {ApiError} with, among the general codes, `buyer_required`, `answers_required`, `event_not_on_sale`, `limit_exceeded`, `order_state_invalid`, `order_expired`, `amount_not_payable`, `payment_failed`, `payment_provider_error`
   */
  checkout(order: string, body?: models.CheckoutInput, options?: RequestOptions): Promise<models.Order>;
  checkout(order: string, options?: RequestOptions): Promise<models.Order>;

  /**
   * Give the tickets back.
   *
   * Ends a held or unpaid order, or a confirmed free one, and puts its tickets back on sale at once. Cancelling a cancelled order changes nothing.
   *
   * @param order The order's id.
   * @throws {ApiError} with, among the general codes, `order_state_invalid`, `order_expired`
   */
  cancel(order: string, options?: RequestOptions): Promise<models.Order>;

  /**
   * List an order's refunds.
   *
   * Newest first. With the order's secret, as its buyer, or as a member or key with `orders:read`.
   *
   * @param order The order's id.
   */
  refunds(order: string, query?: Query<'orders.refunds'>, options?: RequestOptions): PageRequest<models.Refund>;

  /**
   * Pay money back.
   *
   * Members and keys with `orders:write`: all that is left, an `amount`, or what certain tickets cost (`ticketIds`). Tickets that are named
   * become void, and all of them when nothing of the money is left. With `restock` they go back on sale once the money is on its way.
   *
   * Buyers, with the order's secret or signed in: whole tickets only, as the event's `refundPolicy` and the tiers' `refundable` allow; a fee
   * of the policy is kept. `orders.refundQuote` says beforehand what they get. Their tickets go back on sale.
   *
   * Answers once Stripe has taken the refund (`succeeded`, or `pending` while banks work on it). When Stripe cannot be reached the refund is
   * `pending` too and is tried again until it is done. One that Stripe refuses is `failed` with the reason, and the tickets are valid again.
   *
   * @param order The order's id.
   * @throws {ApiError} with, among the general codes, `order_state_invalid`, `refund_exceeds_payment`, `refund_not_allowed`
   */
  refund(order: string, body?: models.RefundInput, options?: RequestOptions): Promise<models.Refund>;
  refund(order: string, options?: RequestOptions): Promise<models.Refund>;

  /**
   * What a buyer would get back.
   *
   * For whom the buyer's own refund is meant; members see the same. Changes nothing.
   *
   * @param order The order's id.
   */
  refundQuote(order: string, query?: Query<'orders.refundQuote'>, options?: RequestOptions): Promise<models.RefundQuote>;
}

/** The operations `payments.*`. */
export interface PaymentsResource {
  /**
   * List what was paid and paid back.
   *
   * The payment ledger of an event, newest first: rows are added and never changed. `fee` and `net` are null until Stripe has booked the row,
   * usually within minutes. Members and keys with `orders:read`.
   *
   * @param event The event's id or slug.
   */
  list(event: string, query?: Query<'payments.list'>, options?: RequestOptions): PageRequest<models.PaymentEntry>;

  /**
   * What is paid out, by event and currency.
   *
   * Sums of the payment ledger: `total` is `payments` less `refunds` and `disputes`, and for each currency that Stripe settled in, `net` is
   * `amount` less `fee`. What Stripe has not booked yet is `unsettled`, in the currency of the row. Members and keys with `analytics:read`.
   *
   * @param organization The organization's id.
   */
  report(organization: string, query?: Query<'payments.report'>, options?: RequestOptions): Promise<models.PayoutReport>;
}

/** The operations `paymentAccounts.*`. */
export interface PaymentAccountsResource {
  /**
   * Where an organization's money goes.
   *
   * Its own Stripe account, or the platform's when it has none or Stripe lets it take no payments yet. Owners and admins.
   *
   * @param organization The organization's id.
   * @throws {ApiError} with, among the general codes, `payment_provider_error`
   */
  get(organization: string, options?: RequestOptions): Promise<models.PaymentAccount>;

  /**
   * Connect a Stripe account.
   *
   * Makes an account for the organization if it has none and answers a page of Stripe's where its details are filled in. The page can be opened
   * once and for a few minutes; call it again for another one. Orders that are being paid already stay where they began. Owners and admins.
   *
   * @param organization The organization's id.
   * @throws {ApiError} with, among the general codes, `payment_provider_error`
   */
  connect(organization: string, body: models.ConnectInput, options?: RequestOptions): Promise<models.ConnectLink>;

  /**
   * Disconnect the Stripe account.
   *
   * New payments go to the platform's account; what was paid before is refunded from where it is. Owners and admins.
   *
   * @param organization The organization's id.
   */
  disconnect(organization: string, options?: RequestOptions): Promise<void>;
}

/** The operations `analytics.*`. */
export interface AnalyticsResource {
  /**
   * What an event sold.
   *
   * Totals, tiers and a series over confirmed orders, by the time they were confirmed, in the event's time zone. Without `from` it begins
   * with the first order, without `to` it ends now. Members and keys with `analytics:read`.
   *
   * @param event The event's id or slug.
   */
  event(event: string, query?: Query<'analytics.event'>, options?: RequestOptions): Promise<models.EventAnalytics>;
}

/** The operations `system.*`. */
export interface SystemResource {
  /** Is the process alive. */
  health(options?: RequestOptions): Promise<models.Health>;

  /**
   * May traffic come here.
   *
   * The database is reached and migrated, and the process is not shutting down.
   */
  ready(options?: RequestOptions): Promise<models.Readiness>;
}

/** Everything the client offers, by topic. */
export interface Resources {
  readonly auth: AuthResource;
  readonly me: MeResource;
  readonly sessions: SessionsResource;
  readonly organizations: OrganizationsResource;
  readonly members: MembersResource;
  readonly invitations: InvitationsResource;
  readonly auditLog: AuditLogResource;
  readonly apiKeys: ApiKeysResource;
  readonly events: EventsResource;
  readonly categories: CategoriesResource;
  readonly views: ViewsResource;
  readonly series: SeriesResource;
  readonly availability: AvailabilityResource;
  readonly tiers: TiersResource;
  readonly questions: QuestionsResource;
  readonly promoCodes: PromoCodesResource;
  readonly orders: OrdersResource;
  readonly payments: PaymentsResource;
  readonly paymentAccounts: PaymentAccountsResource;
  readonly analytics: AnalyticsResource;
  readonly system: SystemResource;
}
