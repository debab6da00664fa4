import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EchoPlex } from '@echoplex/sdk';
import { pino } from 'pino';
import { readConfig } from '../src/config.js';
import { type RunningServer, startServer } from '../src/server.js';
import { createAttendee, password } from './factories.js';
import { startWorld, type World } from './world.js';

let world: World;
const others: RunningServer[] = [];
const secret = 'a secret for tests that is long enough';

const startAnother = async (env: Record<string, string> = {}): Promise<string> => {
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: world.databaseUrl,
    JWT_SECRET: secret,
    WORKER: 'off',
    TRUST_PROXY: '1',
    ...env,
  });
  const server = await startServer(config, { logger: pino({ level: 'silent' }) });
  others.push(server);
  return server.url;
};
beforeAll(async () => {
  world = await startWorld({ env: { RATE_LIMITS: 'on', TRUST_PROXY: '1', WORKER: 'off' } });
});
afterAll(async () => {
  for (const server of others) await server.close();
  await world.close();
});

/** Signs in through one of the processes, as if from an address on the network. */
async function login(url: string, email: string, given: string, address: string): Promise<{ status: number; retryAfter: number }> {
  const response = await fetch(`${url}/v1/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': address },
    body: JSON.stringify({ email, password: given }),
  });
  await response.arrayBuffer();
  return { status: response.status, retryAfter: Number(response.headers.get('Retry-After')) };
}

describe('the throttle', () => {
  test('holds over three processes, and a wait is told', async () => {
    const { email } = await createAttendee(world);
    const urls = [world.url, await startAnother(), await startAnother()];
    const tries = await Promise.all(
      Array.from({ length: 12 }, (_, index) => login(urls[index % 3]!, email, 'wrong password', '198.51.100.1')),
    );
    expect(tries.filter(({ status }) => status === 401)).toHaveLength(5);
    const refused = tries.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(7);
    for (const { retryAfter } of refused) expect(retryAfter).toBeGreaterThan(0);
    // Not even the right password helps from there, but it does from elsewhere.
    expect((await login(world.url, email, password, '198.51.100.1')).status).toBe(429);
    expect((await login(world.url, email, password, '198.51.100.2')).status).toBe(200);
  });

  test('of an account does not keep its owner out who signed in from that address before', async () => {
    const { email } = await createAttendee(world);
    expect((await login(world.url, email, password, '203.0.113.7')).status).toBe(200);
    await world.db('throttles').delete();
    // As many strangers as it takes: each address is used once.
    for (let stranger = 0; stranger < 51; stranger += 1) await login(world.url, email, 'guess', `192.0.2.${stranger}`);
    expect((await login(world.url, email, password, '192.0.2.200')).status).toBe(429);
    expect((await login(world.url, email, password, '203.0.113.7')).status).toBe(200);
  });

  test('forgets the tries of somebody who then knew the password', async () => {
    const { email } = await createAttendee(world);
    for (let round = 0; round < 3; round += 1) {
      for (let attempt = 0; attempt < 4; attempt += 1) expect((await login(world.url, email, 'typo', '203.0.113.9')).status).toBe(401);
      expect((await login(world.url, email, password, '203.0.113.9')).status).toBe(200);
    }
  });
});

describe('the secret that signs', () => {
  test('can be changed without signing anybody out, as long as the old one is believed', async () => {
    const { session } = await createAttendee(world);
    const fresh = 'another secret that is long enough too';
    const rotated = await startAnother({ JWT_SECRET: `${fresh},${secret}` });
    const withOld = new EchoPlex({ baseUrl: rotated, accessToken: session.accessToken });
    expect((await withOld.me.get()).id).toBe(session.user.id);
    const renewed = await new EchoPlex({ baseUrl: rotated }).auth.refresh({ refreshToken: session.refreshToken });
    await expect(world.client({ accessToken: renewed.accessToken }).me.get()).rejects.toMatchObject({ code: 'token_invalid' });
    const withoutOld = await startAnother({ JWT_SECRET: fresh });
    await expect(new EchoPlex({ baseUrl: withoutOld, accessToken: session.accessToken, maxRetries: 0 }).me.get()).rejects.toMatchObject({
      code: 'token_invalid',
    });
    expect((await new EchoPlex({ baseUrl: withoutOld, accessToken: renewed.accessToken }).me.get()).id).toBe(session.user.id);
  });
});

describe('negative controls', () => {
  test('without the unique index one address gets two accounts', async () => {
    const person = { email: 'twice@example.com', password, firstName: 'Bo', lastName: 'Holm' };
    await world.db.raw('drop index users_email_key');
    const outcomes = await Promise.allSettled([world.visitor.auth.register(person), world.visitor.auth.register(person)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    await world.db('users').where({ email: person.email }).delete();
    await world.db.raw('create unique index users_email_key on users (lower(email))');
  });

  test('without its lock a refresh token is used more than once', async () => {
    const { session } = await createAttendee(world);
    const unlocked = () =>
      world.db.transaction(async (trx) => {
        const row = await trx('refreshTokens').where({ userId: session.user.id }).whereNull('usedAt').first('tokenHash');
        if (!row) throw new Error('used already');
        await trx.raw('select pg_sleep(0.02)');
        await trx('refreshTokens').where({ tokenHash: row.tokenHash }).update({ usedAt: new Date() });
      });
    let used = 0;
    for (let round = 0; round < 20 && used < 2; round += 1) {
      await world.db('refreshTokens').where({ userId: session.user.id }).update({ usedAt: null });
      used = (await Promise.allSettled([unlocked(), unlocked(), unlocked()])).filter(({ status }) => status === 'fulfilled').length;
    }
    expect(used).toBeGreaterThan(1);
  });
});
