import { describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigError, readConfig } from './config.js';

const least = { DATABASE_URL: 'postgres://localhost/echoplex', JWT_SECRET: 'a secret for tests that is long enough' };
const faultsOf = (env: Record<string, string | undefined>): string[] => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
};

describe('the environment', () => {
  test('needs a database and a secret, and has defaults for the rest', () => {
    expect(readConfig(least)).toMatchObject({
      port: 3000,
      publicUrl: 'http://localhost:3000',
      worker: 'inline',
      stripe: null,
      strictContract: true,
    });
  });
  test('tells all faults at once', () => {
    expect(faultsOf({ PORT: '99999', SMTP_URL: 'mail.example.com', WORKER: 'sometimes' }).map((fault) => fault.split(':')[0])).toEqual(
      expect.arrayContaining(['PORT', 'DATABASE_URL', 'JWT_SECRET', 'SMTP_URL', 'WORKER']),
    );
  });
  test('takes an empty value for none', () => {
    expect(readConfig({ ...least, SMTP_URL: '', PORT: '' })).toMatchObject({ smtpUrl: null, port: 3000 });
  });
  test('refuses half of Stripe, and what is no good in production', () => {
    expect(faultsOf({ ...least, STRIPE_SECRET_KEY: 'sk_test_x' })).toHaveLength(2);
    expect(faultsOf({ ...least, NODE_ENV: 'production', RATE_LIMITS: 'off' }).map((fault) => fault.split(':')[0])).toEqual([
      'RATE_LIMITS',
      'PUBLIC_URL',
    ]);
    expect(readConfig({ ...least, NODE_ENV: 'production', PUBLIC_URL: 'https://tickets.example.com/' })).toMatchObject({
      publicUrl: 'https://tickets.example.com',
      strictContract: false,
    });
  });
  test('takes a folder of this machine as the place for pictures, and nothing else', () => {
    expect(readConfig({ ...least, STORAGE_URL: 'file:///var/lib/echoplex/media' }).storageUrl).toBe('file:///var/lib/echoplex/media');
    for (const STORAGE_URL of ['/var/lib/echoplex/media', 's3://media', 'file://elsewhere/media', 'file:///']) {
      expect(faultsOf({ ...least, STORAGE_URL })).toEqual([expect.stringMatching(/^STORAGE_URL: must be the address of a folder/)]);
    }
  });
  test('reads secrets from files', () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'echoplex-config-'));
    writeFileSync(path.join(dir, 'jwt'), 'a secret from a file that is long enough\n');
    expect(readConfig({ ...least, JWT_SECRET_FILE: path.join(dir, 'jwt') }).jwtSecrets).toEqual([
      'a secret from a file that is long enough',
    ]);
    expect(faultsOf({ ...least, JWT_SECRET_FILE: path.join(dir, 'gone') })[0]).toMatch(/^JWT_SECRET_FILE: cannot read/);
    rmSync(dir, { recursive: true });
  });
});
