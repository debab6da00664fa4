import { describe, expect, test } from '@jest/globals';
import type { Actor } from './actor.js';
import { authorize, belongsTo, may, rolePermissions } from './permissions.js';

const ours = 'org_ours';
const member = (role: 'owner' | 'admin' | 'staff' | 'scanner'): Actor => ({
  kind: 'user',
  userId: 'usr_1',
  sessionId: 'ses_1',
  role: 'organizer',
  memberships: [{ organizationId: ours, role }],
});
const key = (...scopes: Extract<Actor, { kind: 'apiKey' }>['scopes']): Actor => ({
  kind: 'apiKey',
  apiKeyId: 'key_1',
  organizationId: ours,
  scopes,
});

test('what each role may do', () => {
  expect(Object.fromEntries(Object.entries(rolePermissions).map(([role, may]) => [role, [...may].sort().join(' ')]))).toEqual({
    owner: 'analytics:read check-in events:read events:write orders:read orders:write organization:manage organization:read webhooks',
    admin: 'analytics:read check-in events:read events:write orders:read orders:write organization:manage organization:read webhooks',
    staff: 'analytics:read check-in events:read events:write orders:read orders:write organization:read',
    scanner: 'check-in events:read organization:read',
  });
});

describe('an API key', () => {
  test('may what its scopes say, and never manage the organization', () => {
    expect(may(key('orders:read'), ours, 'orders:read')).toBe(true);
    expect(may(key('orders:read'), ours, 'orders:write')).toBe(false);
    expect(may(key('*'), ours, 'webhooks')).toBe(true);
    expect(may(key('*'), ours, 'organization:manage')).toBe(false);
    expect(may(key('*'), 'org_theirs', 'orders:read')).toBe(false);
  });
});

test('strangers are told that nothing is there, members that they may not', () => {
  expect(belongsTo(member('scanner'), ours)).toBe(true);
  expect(() => authorize(member('scanner'), ours, 'events:write', 'event')).toThrow(expect.objectContaining({ code: 'forbidden' }));
  expect(() => authorize(member('owner'), 'org_theirs', 'events:read', 'event')).toThrow(expect.objectContaining({ code: 'not_found' }));
  expect(() => authorize({ kind: 'anonymous' }, ours, 'events:read', 'event')).toThrow(expect.objectContaining({ code: 'not_found' }));
  expect(() => authorize({ kind: 'buyer', orderId: 'ord_1' }, ours, 'orders:read', 'order')).toThrow(
    expect.objectContaining({ code: 'not_found' }),
  );
});
