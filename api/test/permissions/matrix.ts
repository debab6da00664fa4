import type { OperationId } from '../../src/contract/document.js';

/**
 * Who may do what: every operation of openapi.yaml, asked for by everybody who can ask.
 *
 *   ok   the status of an answer that succeeds      +   succeeds
 *   1    401: a credential is missing, or has ended      3   403: you belong here, but may not
 *   4    404: to you this does not exist                 9   409: not while it is like this
 *
 *   no   nobody: no credential                      at   an attendee: signed in, in no organization
 *   own adm sta sca   member of the organization as owner, admin, staff, scanner
 *   for  foreign: the owner of another organization
 *   er ew or ow ci an wh *   API key of the organization with one scope: events:read, events:write, orders:read, orders:write,
 *        check-in, analytics:read, webhooks, and with all of them
 *   its oth   order secret: of the order in question, of another order
 *   pla  an admin of the platform, who by that alone may do nothing in an organization
 *   end  what used to work: an expired access token, one of an ended session, a revoked and an expired API key
 */
export const columns = [
  ...(['nobody', 'attendee'] as const),
  ...(['owner', 'admin', 'staff', 'scanner'] as const),
  'stranger',
  ...(['events:read', 'events:write', 'orders:read', 'orders:write', 'check-in', 'analytics:read', 'webhooks', '*'] as const),
  ...(['its secret', 'other secret'] as const),
  'platform admin',
  'ended',
] as const;
export type Column = (typeof columns)[number];

/** The status each sign stands for. */
export const signs: Record<string, number> = { 1: 401, 3: 403, 4: 404, 9: 409 };

// Aligned, so that a column can be read from top to bottom.
// prettier-ignore
export const matrix: Record<OperationId, string> = {
  //                            ok  | no  at | own adm sta sca | for | er  ew  or  ow  ci  an  wh  *  | its oth | pla | end
  'auth.register':            '201  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'auth.login':               '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'auth.refresh':             '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'auth.logout':              '204  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'auth.verifyEmail':         '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'auth.resendVerification':  '202  | 1   +  |  +   +   +   +  |  +  | 3   3   3   3   3   3   3   3  |  3   3  |  +  |  1',
  'auth.forgotPassword':      '202  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'auth.resetPassword':       '204  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',

  //                            ok  | no  at | own adm sta sca | for | er  ew  or  ow  ci  an  wh  *  | its oth | pla | end
  'me.get':                   '200  | 1   +  |  +   +   +   +  |  +  | 3   3   3   3   3   3   3   3  |  3   3  |  +  |  1',
  'me.update':                '200  | 1   +  |  +   +   +   +  |  +  | 3   3   3   3   3   3   3   3  |  3   3  |  +  |  1',
  'me.changePassword':        '204  | 1   +  |  +   +   +   +  |  +  | 3   3   3   3   3   3   3   3  |  3   3  |  +  |  1',
  'me.setAvatar':             '200  | 1   +  |  +   +   +   +  |  +  | 3   3   3   3   3   3   3   3  |  3   3  |  +  |  1',
  'me.orders':                '200  | 1   +  |  +   +   +   +  |  +  | 3   3   3   3   3   3   3   3  |  3   3  |  +  |  1',
  'me.tickets':               '200  | 1   +  |  +   +   +   +  |  +  | 3   3   3   3   3   3   3   3  |  3   3  |  +  |  1',
  'sessions.list':            '200  | 1   +  |  +   +   +   +  |  +  | 3   3   3   3   3   3   3   3  |  3   3  |  +  |  1',
  'sessions.revoke':          '204  | 1   +  |  +   +   +   +  |  +  | 3   3   3   3   3   3   3   3  |  3   3  |  +  |  1',

  //                            ok  | no  at | own adm sta sca | for | er  ew  or  ow  ci  an  wh  *  | its oth | pla | end
  'organizations.create':     '201  | 1   3  |  +   +   +   +  |  +  | 3   3   3   3   3   3   3   3  |  3   3  |  +  |  1',
  'organizations.list':       '200  | 1   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  3   3  |  +  |  1',
  'organizations.get':        '200  | 1   4  |  +   +   +   +  |  4  | +   +   +   +   +   +   +   +  |  4   4  |  4  |  1',
  'organizations.update':     '200  | 1   4  |  +   +   3   3  |  4  | 3   3   3   3   3   3   3   3  |  4   4  |  4  |  1',
  'organizations.setLogo':    '200  | 1   4  |  +   +   3   3  |  4  | 3   3   3   3   3   3   3   3  |  4   4  |  4  |  1',
  'members.list':             '200  | 1   4  |  +   +   3   3  |  4  | 3   3   3   3   3   3   3   3  |  4   4  |  4  |  1',
  'members.invite':           '201  | 1   4  |  +   +   3   3  |  4  | 3   3   3   3   3   3   3   3  |  4   4  |  4  |  1',
  'members.update':           '200  | 1   4  |  +   +   3   3  |  4  | 3   3   3   3   3   3   3   3  |  4   4  |  4  |  1',
  'members.remove':           '204  | 1   4  |  +   +   3   3  |  4  | 3   3   3   3   3   3   3   3  |  4   4  |  4  |  1',
  'members.accept':           '200  | +   +  |  +   +   +   +  |  +  | 3   3   3   3   3   3   3   3  |  3   3  |  +  |  1',
  'invitations.list':         '200  | 1   4  |  +   +   3   3  |  4  | 3   3   3   3   3   3   3   3  |  4   4  |  4  |  1',
  'invitations.revoke':       '204  | 1   4  |  +   +   3   3  |  4  | 3   3   3   3   3   3   3   3  |  4   4  |  4  |  1',
  'auditLog.list':            '200  | 1   4  |  +   +   3   3  |  4  | 3   3   3   3   3   3   3   3  |  4   4  |  4  |  1',
  'apiKeys.list':             '200  | 1   4  |  +   +   3   3  |  4  | 3   3   3   3   3   3   3   3  |  4   4  |  4  |  1',
  'apiKeys.create':           '201  | 1   4  |  +   +   3   3  |  4  | 3   3   3   3   3   3   3   3  |  4   4  |  4  |  1',
  'apiKeys.revoke':           '204  | 1   4  |  +   +   3   3  |  4  | 3   3   3   3   3   3   3   3  |  4   4  |  4  |  1',

  //                            ok  | no  at | own adm sta sca | for | er  ew  or  ow  ci  an  wh  *  | its oth | pla | end
  'events.list':              '200  | 1   4  |  +   +   +   +  |  4  | +   3   3   3   3   3   3   +  |  4   4  |  4  |  1',
  'events.create':            '201  | 1   4  |  +   +   +   3  |  4  | 3   +   3   3   3   3   3   +  |  4   4  |  4  |  1',
  'events.get':               '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'events.publish':           '200  | 1   4  |  +   +   +   3  |  4  | 3   +   3   3   3   3   3   +  |  4   4  |  4  |  1',
  'events.update':            '200  | 1   4  |  +   +   +   3  |  4  | 3   +   3   3   3   3   3   +  |  4   4  |  4  |  1',
  'events.delete':            '204  | 1   4  |  +   +   +   3  |  4  | 3   +   3   3   3   3   3   +  |  4   4  |  4  |  1',
  'events.unpublish':         '200  | 1   4  |  +   +   +   3  |  4  | 3   +   3   3   3   3   3   +  |  4   4  |  4  |  1',
  'events.cancel':            '200  | 1   4  |  +   +   +   3  |  4  | 3   +   3   3   3   3   3   +  |  4   4  |  4  |  1',
  'events.setCover':         '200  | 1   4  |  +   +   +   3  |  4  | 3   +   3   3   3   3   3   +  |  4   4  |  4  |  1',
  'events.removeCover':      '200  | 1   4  |  +   +   +   3  |  4  | 3   +   3   3   3   3   3   +  |  4   4  |  4  |  1',
  'events.duplicate':         '201  | 1   4  |  +   +   +   3  |  4  | 3   +   3   3   3   3   3   +  |  4   4  |  4  |  1',
  'events.repeat':            '201  | 1   4  |  +   +   +   3  |  4  | 3   +   3   3   3   3   3   +  |  4   4  |  4  |  1',
  'series.get':               '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'series.events':            '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'availability.get':         '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'tiers.list':               '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'tiers.create':             '201  | 1   4  |  +   +   +   3  |  4  | 3   +   3   3   3   3   3   +  |  4   4  |  4  |  1',
  'tiers.get':                '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'tiers.update':             '200  | 1   4  |  +   +   +   3  |  4  | 3   +   3   3   3   3   3   +  |  4   4  |  4  |  1',
  'tiers.delete':             '204  | 1   4  |  +   +   +   3  |  4  | 3   +   3   3   3   3   3   +  |  4   4  |  4  |  1',
  'questions.list':           '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'questions.create':         '201  | 1   4  |  +   +   +   3  |  4  | 3   +   3   3   3   3   3   +  |  4   4  |  4  |  1',
  'questions.update':         '200  | 1   4  |  +   +   +   3  |  4  | 3   +   3   3   3   3   3   +  |  4   4  |  4  |  1',
  'questions.delete':         '204  | 1   4  |  +   +   +   3  |  4  | 3   +   3   3   3   3   3   +  |  4   4  |  4  |  1',
  'promoCodes.list':          '200  | 1   4  |  +   +   +   +  |  4  | +   3   3   3   3   3   3   +  |  4   4  |  4  |  1',
  'promoCodes.create':        '201  | 1   4  |  +   +   +   3  |  4  | 3   +   3   3   3   3   3   +  |  4   4  |  4  |  1',
  'promoCodes.createBatch':   '201  | 1   4  |  +   +   +   3  |  4  | 3   +   3   3   3   3   3   +  |  4   4  |  4  |  1',
  'promoCodes.update':        '200  | 1   4  |  +   +   +   3  |  4  | 3   +   3   3   3   3   3   +  |  4   4  |  4  |  1',
  'promoCodes.delete':        '204  | 1   4  |  +   +   +   3  |  4  | 3   +   3   3   3   3   3   +  |  4   4  |  4  |  1',
  'promoCodes.check':         '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',

  //                            ok  | no  at | own adm sta sca | for | er  ew  or  ow  ci  an  wh  *  | its oth | pla | end
  'events.search':            '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'events.calendar':         '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'organizations.calendar':  '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'views.record':            '202  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'categories.list':          '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'categories.create':        '201  | 1   3  |  3   3   3   3  |  3  | 3   3   3   3   3   3   3   3  |  3   3  |  +  |  1',
  'categories.update':        '200  | 1   3  |  3   3   3   3  |  3  | 3   3   3   3   3   3   3   3  |  3   3  |  +  |  1',
  'categories.delete':        '204  | 1   3  |  3   3   3   3  |  3  | 3   3   3   3   3   3   3   3  |  3   3  |  +  |  1',

  //                            ok  | no  at | own adm sta sca | for | er  ew  or  ow  ci  an  wh  *  | its oth | pla | end
  'orders.create':            '201  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'orders.list':              '200  | 1   4  |  +   +   +   3  |  4  | 3   3   +   3   3   3   3   +  |  4   4  |  4  |  1',
  'orders.get':               '200  | 1   4  |  +   +   +   3  |  4  | 3   3   +   3   3   3   3   +  |  +   4  |  4  |  1',
  'orders.update':            '200  | 1   4  |  +   +   +   3  |  4  | 3   3   3   +   3   3   3   +  |  +   4  |  4  |  1',
  'orders.checkout':          '200  | 1   4  |  +   +   +   3  |  4  | 3   3   3   +   3   3   3   +  |  +   4  |  4  |  1',
  'orders.cancel':            '200  | 1   4  |  +   +   +   3  |  4  | 3   3   3   +   3   3   3   +  |  +   4  |  4  |  1',
  'orders.refund':            '201  | 1   4  |  +   +   +   3  |  4  | 3   3   3   +   3   3   3   +  |  +   4  |  4  |  1',
  'orders.refunds':           '200  | 1   4  |  +   +   +   3  |  4  | 3   3   +   3   3   3   3   +  |  +   4  |  4  |  1',
  'orders.refundQuote':       '200  | 1   4  |  +   +   +   3  |  4  | 3   3   +   3   3   3   3   +  |  +   4  |  4  |  1',
  'payments.list':            '200  | 1   4  |  +   +   +   3  |  4  | 3   3   +   3   3   3   3   +  |  4   4  |  4  |  1',
  'payments.report':          '200  | 1   4  |  +   +   +   3  |  4  | 3   3   3   3   3   +   3   +  |  4   4  |  4  |  1',
  'events.refundProgress':    '200  | 1   4  |  +   +   +   3  |  4  | 3   3   +   3   3   3   3   +  |  4   4  |  4  |  1',
  'paymentAccounts.get':      '200  | 1   4  |  +   +   3   3  |  4  | 3   3   3   3   3   3   3   3  |  4   4  |  4  |  1',
  'paymentAccounts.connect':  '200  | 1   4  |  +   +   3   3  |  4  | 3   3   3   3   3   3   3   3  |  4   4  |  4  |  1',
  'paymentAccounts.disconnect':'204 | 1   4  |  +   +   3   3  |  4  | 3   3   3   3   3   3   3   3  |  4   4  |  4  |  1',
  'analytics.event':          '200  | 1   4  |  +   +   +   3  |  4  | 3   3   3   3   3   +   3   +  |  4   4  |  4  |  1',

  //                            ok  | no  at | own adm sta sca | for | er  ew  or  ow  ci  an  wh  *  | its oth | pla | end
  'stripe.webhook':           '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'system.health':            '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'system.ready':             '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  // Without a METRICS_TOKEN; where there is one, it and nothing else opens.
  'system.metrics':           '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  +',
  'system.contract':          '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'system.docs':              '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'system.docsFile':          '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'pages.home':               '302  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'pages.widget':             '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'pages.account':            '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'pages.accountFile':        '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'pages.event':             '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'pages.eventFile':         '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'pages.order':             '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'pages.sitemap':           '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'pages.sitemapPart':       '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'pages.robots':            '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
  'pages.media':              '200  | +   +  |  +   +   +   +  |  +  | +   +   +   +   +   +   +   +  |  +   +  |  +  |  1',
};

/** The same operations where it matters what they are asked about. */
// prettier-ignore
export const cases = {
  //                                             ok  | no  at | own adm sta sca | for | er  ew  or  ow  ci  an  wh  *  | its oth | pla | end
  'sessions.revoke, of somebody else':         '204  | 1   4  |  4   4   4   4  |  4  | 3   3   3   3   3   3   3   3  |  3   3  |  4  |  1',
  'members.invite, an owner':                  '201  | 1   4  |  +   3   3   3  |  4  | 3   3   3   3   3   3   3   3  |  4   4  |  4  |  1',
  'members.update, of an owner':               '200  | 1   4  |  +   3   3   3  |  4  | 3   3   3   3   3   3   3   3  |  4   4  |  4  |  1',
  'members.update, to owner':                  '200  | 1   4  |  +   3   3   3  |  4  | 3   3   3   3   3   3   3   3  |  4   4  |  4  |  1',
  'members.remove, an owner':                  '204  | 1   4  |  +   3   3   3  |  4  | 3   3   3   3   3   3   3   3  |  4   4  |  4  |  1',
  'members.remove, oneself':                   '204  | 1   4  |  +   +   +   +  |  4  | 3   3   3   3   3   3   3   3  |  4   4  |  4  |  1',
  'members.remove, of another organization':   '204  | 1   4  |  4   4   4   4  |  4  | 4   4   4   4   4   4   4   4  |  4   4  |  4  |  1',
  'members.update, of another organization':   '200  | 1   4  |  4   4   3   3  |  4  | 3   3   3   3   3   3   3   3  |  4   4  |  4  |  1',
  'invitations.revoke, of another organization':'204 | 1   4  |  4   4   3   3  |  4  | 3   3   3   3   3   3   3   3  |  4   4  |  4  |  1',
  'apiKeys.revoke, of another organization':   '204  | 1   4  |  4   4   3   3  |  4  | 3   3   3   3   3   3   3   3  |  4   4  |  4  |  1',
  'members.accept, without making an account': '200  | 1   +  |  +   +   +   +  |  +  | 3   3   3   3   3   3   3   3  |  3   3  |  +  |  1',
  'members.accept, sent to somebody else':     '200  | 1   3  |  3   3   3   3  |  3  | 3   3   3   3   3   3   3   3  |  3   3  |  3  |  1',

  //                                             ok  | no  at | own adm sta sca | for | er  ew  or  ow  ci  an  wh  *  | its oth | pla | end
  'events.get, a draft':                       '200  | 4   4  |  +   +   +   +  |  4  | +   4   4   4   4   4   4   +  |  4   4  |  4  |  1',
  'tiers.list, of a draft':                    '200  | 4   4  |  +   +   +   +  |  4  | +   4   4   4   4   4   4   +  |  4   4  |  4  |  1',
  'availability.get, of a draft':              '200  | 4   4  |  +   +   +   +  |  4  | +   4   4   4   4   4   4   +  |  4   4  |  4  |  1',
  'events.calendar, of a draft':              '200  | 4   4  |  +   +   +   +  |  4  | +   4   4   4   4   4   4   +  |  4   4  |  4  |  1',
  // Pages know no credentials.
  'pages.event, of a draft':                   '200  | 4   4  |  4   4   4   4  |  4  | 4   4   4   4   4   4   4   4  |  4   4  |  4  |  1',
  'questions.list, of a draft':                '200  | 4   4  |  +   +   +   +  |  4  | +   4   4   4   4   4   4   +  |  4   4  |  4  |  1',
  'tiers.get, of a draft':                     '200  | 4   4  |  +   +   +   +  |  4  | +   4   4   4   4   4   4   +  |  4   4  |  4  |  1',
  'tiers.get, a hidden one':                   '200  | 4   4  |  +   +   +   +  |  4  | +   4   4   4   4   4   4   +  |  4   4  |  4  |  1',
  'series.get, of drafts':                     '200  | 4   4  |  +   +   +   +  |  4  | +   4   4   4   4   4   4   +  |  4   4  |  4  |  1',
  'orders.create, for a draft':                '201  | 4   4  |  9   9   9   9  |  4  | 9   4   4   4   4   4   4   9  |  4   4  |  4  |  1',
  'orders.get, bought by the caller':          '200  | 1   +  |  +   +   +   +  |  +  | 3   3   +   3   3   3   3   +  |  +   4  |  +  |  1',
  'orders.update, bought by the caller':       '200  | 1   +  |  +   +   +   +  |  +  | 3   3   3   +   3   3   3   +  |  +   4  |  +  |  1',
  'orders.cancel, bought by the caller':       '200  | 1   +  |  +   +   +   +  |  +  | 3   3   3   +   3   3   3   +  |  +   4  |  +  |  1',
  'orders.refund, bought by the caller':       '201  | 1   +  |  +   +   +   +  |  +  | 3   3   3   +   3   3   3   +  |  +   4  |  +  |  1',
  'orders.refunds, bought by the caller':      '200  | 1   +  |  +   +   +   +  |  +  | 3   3   +   3   3   3   3   +  |  +   4  |  +  |  1',
  'orders.refundQuote, bought by the caller':  '200  | 1   +  |  +   +   +   +  |  +  | 3   3   +   3   3   3   3   +  |  +   4  |  +  |  1',
} satisfies Record<`${OperationId}, ${string}`, string>;

export type Case = keyof typeof cases;
