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
  'events.list': { method: 'GET', path: '/v1/organizations/{organization}/events', pathParameters: ['organization'], body: null, query: true, idempotencyKey: false, credential: true, media: 'application/json', page: true },
  'events.create': { method: 'POST', path: '/v1/organizations/{organization}/events', pathParameters: ['organization'], body: 'application/json', query: false, idempotencyKey: true, credential: true, media: 'application/json', page: false },
  'events.get': { method: 'GET', path: '/v1/events/{event}', pathParameters: ['event'], body: null, query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'events.publish': { method: 'POST', path: '/v1/events/{event}/publish', pathParameters: ['event'], body: null, query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'availability.get': { method: 'GET', path: '/v1/events/{event}/availability', pathParameters: ['event'], body: null, query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'tiers.list': { method: 'GET', path: '/v1/events/{event}/tiers', pathParameters: ['event'], body: null, query: true, idempotencyKey: false, credential: true, media: 'application/json', page: true },
  'tiers.create': { method: 'POST', path: '/v1/events/{event}/tiers', pathParameters: ['event'], body: 'application/json', query: false, idempotencyKey: true, credential: true, media: 'application/json', page: false },
  'orders.list': { method: 'GET', path: '/v1/events/{event}/orders', pathParameters: ['event'], body: null, query: true, idempotencyKey: false, credential: true, media: 'application/json', page: true },
  'orders.create': { method: 'POST', path: '/v1/events/{event}/orders', pathParameters: ['event'], body: 'application/json', query: false, idempotencyKey: true, credential: true, media: 'application/json', page: false },
  'orders.get': { method: 'GET', path: '/v1/orders/{order}', pathParameters: ['order'], body: null, query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'orders.update': { method: 'PATCH', path: '/v1/orders/{order}', pathParameters: ['order'], body: 'application/json', query: false, idempotencyKey: false, credential: true, media: 'application/json', page: false },
  'orders.checkout': { method: 'POST', path: '/v1/orders/{order}/checkout', pathParameters: ['order'], body: null, query: false, idempotencyKey: true, credential: true, media: 'application/json', page: false },
  'orders.cancel': { method: 'POST', path: '/v1/orders/{order}/cancel', pathParameters: ['order'], body: null, query: false, idempotencyKey: true, credential: true, media: 'application/json', page: false },
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
   * Get an event.
   *
   * By id or slug. Drafts are found only by members and keys of the organization.
   *
   * @param event The event's id or slug.
   */
  get(event: string, options?: RequestOptions): Promise<models.Event>;

  /**
   * Publish an event.
   *
   * Opens it to the public. It needs at least one tier and a start in the future. Publishing a published event changes nothing.
   *
   * @param event The event's id or slug.
   * @throws {ApiError} with, among the general codes, `event_not_publishable`
   */
  publish(event: string, options?: RequestOptions): Promise<models.Event>;
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
   * In selling order. Hidden tiers only for members and keys.
   *
   * @param event The event's id or slug.
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
   * @param event The event's id or slug.
   * @throws {ApiError} with, among the general codes, `event_not_on_sale`, `sales_not_started`, `sales_ended`, `sold_out`, `insufficient_quantity`, `limit_exceeded`, `idempotency_key_reused`, `idempotency_in_progress`
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
   * Fill in buyer and attendees.
   *
   * As often as wanted before checkout. The n-th attendee of a tier is named on the n-th ticket of that tier; tickets without one carry no
   * name yet. What is left out stays as it is.
   *
   * @param order The order's id.
   * @throws {ApiError} with, among the general codes, `order_state_invalid`, `order_expired`
   */
  update(order: string, body: models.OrderUpdate, options?: RequestOptions): Promise<models.Order>;

  /**
   * Confirm a free order or start the payment.
   *
   * A total of 0 confirms at once. Otherwise the order awaits payment and `payment` carries what Stripe.js needs: `clientSecret`,
   * `publishableKey` and `scriptUrl`. Calling it again answers the same payment. The order is confirmed when Stripe says so.
   *
   * @param order The order's id.
   * @throws {ApiError} with, among the general codes, `buyer_required`, `order_state_invalid`, `order_expired`, `payment_provider_error`
   */
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
  readonly availability: AvailabilityResource;
  readonly tiers: TiersResource;
  readonly orders: OrdersResource;
  readonly analytics: AnalyticsResource;
  readonly system: SystemResource;
}
