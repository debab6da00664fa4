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
  test('limits what one network holds, unless addresses are not limited at all', () => {
    const holds = (env: object): number => readConfig({ ...least, ...env }).holdsPerAddress;
    expect([holds({}), holds({ HOLDS_PER_ADDRESS: '0' }), holds({ HOLDS_PER_ADDRESS: '500' })]).toEqual([40, 0, 500]);
    expect([holds({ RATE_LIMITS: 'off' }), holds({ RATE_LIMITS: 'off', HOLDS_PER_ADDRESS: '3' })]).toEqual([0, 3]);
    for (const HOLDS_PER_ADDRESS of ['-1', '1.5', 'many', '100001']) {
      expect(faultsOf({ ...least, HOLDS_PER_ADDRESS })).toEqual([expect.stringContaining('HOLDS_PER_ADDRESS')]);
    }
  });
  test('reads what concerns Stripe', () => {
    const keys = { ...least, STRIPE_SECRET_KEY: 'sk_test_x', STRIPE_PUBLISHABLE_KEY: 'pk_test_x', STRIPE_WEBHOOK_SECRET: 'whsec_a' };
    expect(readConfig(keys).stripe).toMatchObject({ webhookSecrets: ['whsec_a'], timeout: 10, feePercent: 0 });
    const more = { STRIPE_WEBHOOK_SECRET: 'whsec_a, whsec_b,', STRIPE_TIMEOUT: '4', STRIPE_FEE_PERCENT: '2.75' };
    expect(readConfig({ ...keys, ...more }).stripe).toMatchObject({ webhookSecrets: ['whsec_a', 'whsec_b'], timeout: 4, feePercent: 2.75 });
    for (const STRIPE_FEE_PERCENT of ['-1', '100.01', '2.755', 'some', '1e1', '0x1']) {
      expect(faultsOf({ ...keys, STRIPE_FEE_PERCENT })).toEqual([expect.stringContaining('STRIPE_FEE_PERCENT: must be')]);
    }
    expect(faultsOf({ ...keys, STRIPE_TIMEOUT: '0' })).toEqual([expect.stringContaining('STRIPE_TIMEOUT')]);
    expect(faultsOf({ ...keys, STRIPE_WEBHOOK_SECRET: ' , ' })).toEqual([expect.stringContaining('STRIPE_WEBHOOK_SECRET: is needed')]);
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
  test('hashes passwords at cost 12 wherever it is not tested', () => {
    const costOf = (env: object) => readConfig({ ...least, PUBLIC_URL: 'https://tickets.example.com', ...env }).passwordCost;
    expect([costOf({}), costOf({ NODE_ENV: 'development' }), costOf({ NODE_ENV: 'production' })]).toEqual([12, 12, 12]);
    expect(costOf({ NODE_ENV: 'test' })).toBe(4);
  });
  test.each([
    'file:///var/lib/echoplex/media',
    's3://media',
    's3://media.example.com/echoplex/pictures?region=eu-north-1',
    's3://media?endpoint=https%3A%2F%2Fstore.example.com&forcePathStyle=true',
  ])('takes %s as the place for pictures', (STORAGE_URL) => {
    expect(readConfig({ ...least, STORAGE_URL }).storageUrl).toBe(STORAGE_URL);
  });
  test.each([
    ['/var/lib/echoplex/media', 'must be file:///folder or s3://bucket/prefix'],
    ['ftp://example.com/media', 'must be file:///folder or s3://bucket/prefix'],
    ['file://elsewhere/media', 'must be the address of a folder of this machine'],
    ['file:///', 'must be the address of a folder of this machine'],
    ['s3://', 'must name a bucket'],
    ['s3://No_Bucket/x', 'must name a bucket'],
    ['s3://media:9000/x', 'must name a bucket'],
    ['s3://key:secret@media/x', 'must not carry credentials'],
    ['s3://media/a b', 'has a prefix'],
    ['s3://media?bucket=x', 'not bucket'],
    ['s3://media?endpoint=store.example.com', 'has an endpoint'],
    ['s3://media?forcePathStyle=yes', 'has a forcePathStyle'],
  ])('refuses %s as the place for pictures', (STORAGE_URL, fault) => {
    expect(faultsOf({ ...least, STORAGE_URL })).toEqual([expect.stringMatching(new RegExp(`^STORAGE_URL: .*${fault}`))]);
  });
  test("takes a bucket's credentials whole, from variables or files, and only where there is a bucket", () => {
    const bucket = { ...least, STORAGE_URL: 's3://media', AWS_REGION: 'eu-north-1' };
    expect(readConfig(bucket).aws).toEqual({ region: 'eu-north-1', credentials: null });
    expect(readConfig({ ...bucket, AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' }).aws.credentials).toEqual({
      accessKeyId: 'key',
      secretAccessKey: 'secret',
    });
    expect(faultsOf({ ...bucket, AWS_ACCESS_KEY_ID: 'key' })).toEqual([expect.stringMatching(/^AWS_SECRET_ACCESS_KEY: is needed/)]);
    expect(faultsOf({ ...least, AWS_ACCESS_KEY_ID: 'key' })).toEqual([]);
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
