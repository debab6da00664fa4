import type { ApiKey, AuditEntry, Invitation, Member, UserSession } from '@echoplex/sdk';
import { user } from './samples.js';

const time = '2026-11-01T10:00:00Z';

export const members: Member[] = [
  {
    id: 'mem_01kag6xv2pe9hsz8c4d6f0g1hj',
    userId: user.id,
    email: user.email,
    firstName: user.firstName,
    lastName: user.lastName,
    avatarUrl: null,
    role: 'owner',
    createdAt: time,
  },
  {
    id: 'mem_01kag6xv2pe9hsz8c4d6f0g1hk',
    userId: 'usr_01kag6x0c5f8rt2v4b7n9m1q3t',
    email: 'Kim@example.com',
    firstName: 'Kim Alexandra',
    lastName: 'Lund-Vestergaard of Copenhagen',
    avatarUrl: null,
    role: 'staff',
    createdAt: '2026-11-12T10:00:00Z',
  },
];

export const invitation: Invitation = {
  id: 'inv_01kag6xv2pe9hsz8c4d6f0g1hj',
  email: 'door@example.com',
  role: 'scanner',
  expiresAt: '2026-11-27T09:00:00Z',
  createdAt: '2026-11-20T09:00:00Z',
};

export const secret = 'epk_3q2t7v0l5c1x8m4z9k6j2h7g1f5d3s0a8p4o2i6u1y';

export const keys: ApiKey[] = [
  {
    id: 'key_01kag6xv2pe9hsz8c4d6f0g1hj',
    name: 'Website build',
    scopes: ['events:read', 'orders:read'],
    hint: 'u1y8',
    expiresAt: null,
    lastUsedAt: '2026-11-20T08:00:00Z',
    createdAt: time,
  },
  {
    id: 'key_01kag6xv2pe9hsz8c4d6f0g1hk',
    name: 'Door 1',
    scopes: ['check-in'],
    hint: 'a2b3',
    expiresAt: '2026-12-14T23:00:00Z',
    lastUsedAt: null,
    createdAt: time,
  },
];

export const sessions: UserSession[] = [
  {
    id: 'ses_01kag6xv2pe9hsz8c4d6f0g1hj',
    current: true,
    userAgent: 'echoplex/0.1.0 (linux)',
    address: '127.0.0.1',
    createdAt: time,
    lastUsedAt: '2026-11-20T08:00:00Z',
  },
  {
    id: 'ses_01kag6xv2pe9hsz8c4d6f0g1hk',
    current: false,
    userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    address: '2001:db8:85a3:8d3:1319:8a2e:370:7348',
    createdAt: time,
    lastUsedAt: '2026-11-18T08:00:00Z',
  },
];

export const auditLog: AuditEntry[] = [
  {
    id: 'aud_01kag6xv2pe9hsz8c4d6f0g1hj',
    action: 'members.update',
    actor: { kind: 'user', id: user.id, name: 'Olive Hart' },
    target: { type: 'member', id: 'mem_01kag6xv2pe9hsz8c4d6f0g1hk' },
    before: { role: 'staff' },
    after: { role: 'admin' },
    createdAt: '2026-11-20T09:30:00Z',
  },
  {
    id: 'aud_01kag6xv2pe9hsz8c4d6f0g1hk',
    action: 'apiKeys.create',
    actor: { kind: 'user', id: user.id, name: 'Olive Hart' },
    target: { type: 'apiKey', id: keys[0]?.id ?? '' },
    before: null,
    after: { name: 'Website build', scopes: ['events:read', 'orders:read'] },
    createdAt: '2026-11-20T09:00:00Z',
  },
];
