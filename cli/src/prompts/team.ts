import type { ApiKeyScope, MemberRole } from '@echoplex/sdk';
import { askChoice, askChoices, askText, type Choice } from './ask.js';
import { findMissing } from './missing.js';

const roleWords: Record<MemberRole, string> = {
  scanner: 'checks tickets in, nothing else',
  staff: 'works with events and orders',
  admin: 'manages members and API keys too',
  owner: 'everything, ownership included',
};

/** What each scope lets a key do. */
export const scopeWords: Record<ApiKeyScope, string> = {
  'events:read': 'read events and tiers, drafts too',
  'events:write': 'create and change them',
  'orders:read': 'read orders and tickets',
  'orders:write': 'change them',
  'check-in': 'check tickets in',
  'analytics:read': 'read what was sold',
  webhooks: 'manage webhook endpoints',
  '*': 'everything',
};

/** Every scope, as the flag takes it. */
export const scopes = Object.keys(scopeWords) as ApiKeyScope[];

const choices = <T extends string>(words: Record<T, string>): Choice<T>[] =>
  (Object.entries(words) as [T, string][]).map(([value, meaning]) => ({ name: `${value.padEnd(16)}${meaning}`, short: value, value }));

/** The role that was given, or asked for. */
export async function askRole(role: MemberRole | undefined, canAsk: boolean): Promise<MemberRole> {
  findMissing({ '--role': role }, canAsk);
  return role ?? (await askChoice('Role', choices(roleWords)));
}

/** Completes the flags of a new API key by asking. */
export async function askApiKey(
  { name, scope }: { name?: string | undefined; scope?: ApiKeyScope[] | undefined },
  canAsk: boolean,
): Promise<{ name: string; scopes: ApiKeyScope[] }> {
  findMissing({ '--name': name, '--scope': scope }, canAsk);
  const named = name ?? (await askText('What is it for'));
  return { name: named, scopes: scope ?? (await askChoices('What it may do', choices(scopeWords))) };
}
