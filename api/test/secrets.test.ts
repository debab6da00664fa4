import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { pino } from 'pino';
import { readConfig } from '../src/config.js';
import { startServer } from '../src/server.js';
import {
  buyer,
  createAttendee,
  createOrganizer,
  createSale,
  eventually,
  holdTickets,
  type Organizer,
  password,
  tokenMailedTo,
} from './factories.js';
import { send } from './operations.js';
import { jwtSecret } from './rows.js';
import { startWorld, type World } from './world.js';

let world: World;
let organizer: Organizer;

beforeAll(async () => {
  world = await startWorld({ mail: true });
  organizer = await createOrganizer(world);
});
afterAll(() => world.close());

/** The secret in the link of an order's mail. */
const orderSecretMailed = (orderId: string): Promise<string> =>
  eventually(
    () =>
      world.mailbox
        .messages()
        .map(({ text }) => new RegExp(`/o/${orderId}#(\\S+)`).exec(text)?.[1])
        .find(Boolean) ?? '',
    (secret) => secret !== '',
    'the mail with the tickets',
  );

/** Lets every kind of secret come into being, be used, be misused and end. Answers all of them by name. */
async function useEverySecret(): Promise<Record<string, string>> {
  const { organization, client } = organizer;
  const key = await client.apiKeys.create(organization.id, { name: 'Grep', scopes: ['*'] });
  const keyClient = world.client({ apiKey: key.secret });
  const sale = await createSale({ ...organizer, client: keyClient }, [{ price: 0 }]);
  const idempotent = { idempotencyKey: 'a-key-of-idempotency' };
  const kept = await world.visitor.orders.create(sale.event.id, { items: [{ tierId: sale.tiers[0]!.id, quantity: 1 }] }, idempotent);
  const order = await holdTickets(world, sale);
  await keyClient.orders.cancel(order.id);
  const bought = await holdTickets(world, sale);
  await world.visitor.orders.update(bought.id, { buyer }, { credential: bought.secret });
  await world.visitor.orders.checkout(bought.id, {}, { credential: bought.secret });
  const mailed = await orderSecretMailed(bought.id);
  expect((await world.visitor.orders.get(bought.id, { credential: mailed })).id).toBe(bought.id);
  expect((await fetch(`${world.url}/o/${bought.id}#${mailed}`)).status).toBe(200);

  const { email, client: attendee, session } = await createAttendee(world);
  const verification = await tokenMailedTo(world, email, 'verify-email');
  await world.visitor.auth.verifyEmail({ token: verification });
  await world.visitor.auth.forgotPassword({ email });
  const reset = await tokenMailedTo(world, email, 'reset-password');
  await client.members.invite(organization.id, { email, role: 'staff' });
  const invitation = await tokenMailedTo(world, email, 'accept-invitation');
  await attendee.members.accept({ token: invitation });
  const newPassword = 'seven-boats-at-night';
  await world.visitor.auth.resetPassword({ token: reset, password: newPassword });
  const again = await world.visitor.auth.login({ email, password: newPassword });
  const renewed = await world.visitor.auth.refresh({ refreshToken: again.refreshToken });
  const thirdPassword = 'nine-boats-at-noon';
  const signedIn = world.client({ accessToken: renewed.accessToken });
  await signedIn.me.changePassword({ currentPassword: newPassword, newPassword: thirdPassword });
  // Refused requests are logged and answered too.
  const wrongPassword = 'one-boat-too-many';
  const refused = [
    world.visitor.auth.login({ email, password: wrongPassword }),
    world.visitor.auth.verifyEmail({ token: verification }),
    world.visitor.auth.resetPassword({ token: reset, password: thirdPassword }),
    world.visitor.auth.refresh({ refreshToken: again.refreshToken }),
    send(world, 'auth.login', { body: { email, password: thirdPassword, surprise: verification } }).then((response) => {
      if (!response.ok) throw new Error('refused');
    }),
  ];
  for (const { status } of await Promise.allSettled(refused)) expect(status).toBe('rejected');
  await client.apiKeys.revoke(organization.id, key.id);
  return {
    'API key': key.secret!,
    'order secret': order.secret,
    'order secret of a kept answer': kept.secret!,
    'order secret of a mail': mailed,
    'verification token': verification,
    'reset token': reset,
    'invitation token': invitation,
    'first access token': session.accessToken,
    'first refresh token': session.refreshToken,
    'used refresh token': again.refreshToken,
    'refresh token': renewed.refreshToken,
    'access token': renewed.accessToken,
    password,
    'new password': newPassword,
    'third password': thirdPassword,
    'wrong password': wrongPassword,
    'signing secret': jwtSecret,
  };
}

/** Where a text stands in the database, as it is or encoded: the names of the tables. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows: tables } = await world.db.raw<{ rows: { name: string }[] }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const shapes = [text, Buffer.from(text).toString('hex'), Buffer.from(text).toString('base64')];
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await world.db.raw<{ rows: unknown[] }>(
      `select 1 from ${name} t where exists (select 1 from unnest(?::text[]) as shape where position(shape in t::text) > 0) limit 1`,
      [shapes],
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}

describe('after a full run', () => {
  let secrets: [string, string][];
  beforeAll(async () => {
    secrets = Object.entries(await useEverySecret());
  });

  test('no secret is in the log', () => {
    const log = JSON.stringify(world.logs);
    expect(secrets.filter(([, secret]) => log.includes(secret)).map(([name]) => name)).toEqual([]);
    // What is looked for would be found: the requests are there.
    for (const operation of ['auth.resetPassword', 'members.accept', 'apiKeys.create']) expect(log).toContain(operation);
  });

  test('no secret is in the audit log', async () => {
    const entries = [];
    for await (const entry of organizer.client.auditLog.list(organizer.organization.id)) entries.push(entry);
    const actions = new Set(entries.map(({ action }) => action));
    for (const action of ['apiKeys.create', 'apiKeys.revoke', 'members.invite', 'members.accept', 'orders.cancel']) {
      expect(actions).toContain(action);
    }
    const text = JSON.stringify(entries);
    const hashes = secrets.map(([name, secret]) => [name, createHash('sha256').update(secret).digest('hex')] as const);
    expect([...secrets, ...hashes].filter(([, secret]) => text.includes(secret)).map(([name]) => name)).toEqual([]);
    expect(text).not.toMatch(/hash|\$2b\$/i);
  });

  test('no secret is in the database in the clear', async () => {
    for (const [name, secret] of secrets) expect({ name, tables: await tablesWith(secret) }).toEqual({ name, tables: [] });
    // What is looked for would be found: what is no secret is there.
    expect(await tablesWith(organizer.email)).toContain('public.users');
  });
});

describe('credentials', () => {
  test('that are random have 256 bits, and only their SHA-256 is stored', async () => {
    const { email, session } = await createAttendee(world);
    const key = await organizer.client.apiKeys.create(organizer.organization.id, { name: 'Bits', scopes: ['*'] });
    const order = await holdTickets(world, await createSale(organizer));
    const secrets: [string, string, string][] = [
      ['apiKeys', 'secretHash', key.secret!],
      ['orders', 'secretHash', order.secret],
      ['refreshTokens', 'tokenHash', session.refreshToken],
      ['userTokens', 'tokenHash', await tokenMailedTo(world, email, 'verify-email')],
    ];
    for (const [table, column, secret] of secrets) {
      // Behind its prefix; an order's names its order first.
      const random = table === 'orders' ? secret.slice(-43) : secret.slice(4);
      expect(Buffer.from(random, 'base64url')).toHaveLength(32);
      const rows: unknown[] = await world.db(table).where(column, createHash('sha256').update(secret).digest());
      expect({ table, rows: rows.length }).toEqual({ table, rows: 1 });
    }
  });

  test('of an organization’s programs end at once, in every process', async () => {
    const env = { PORT: '0', HOST: '127.0.0.1', DATABASE_URL: world.databaseUrl, JWT_SECRET: jwtSecret, WORKER: 'off' };
    const another = await startServer(readConfig(env), { logger: pino({ level: 'silent' }) });
    try {
      const { client, organization } = organizer;
      const key = await client.apiKeys.create(organization.id, { name: 'Everywhere', scopes: ['*'] });
      const ask = async (): Promise<number[]> =>
        Promise.all([world, another].map(async (at) => (await send(at, 'organizations.list', {}, key.secret)).status));
      expect(await ask()).toEqual([200, 200]);
      await client.apiKeys.revoke(organization.id, key.id);
      expect(await ask()).toEqual([401, 401]);
    } finally {
      await another.close();
    }
  });

  test('that are passwords are hashed with bcrypt at cost 12', async () => {
    // What production does, whichever way they are set; tests alone are configured to hash cheaply.
    const real = await startWorld({ mail: true, env: { NODE_ENV: 'production', RATE_LIMITS: 'on' } });
    try {
      const { client, userId, email } = await createAttendee(real);
      const expectCost = async (id: string): Promise<void> => {
        const row = (await real.db('users').where({ id }).first('passwordHash')) as { passwordHash: string };
        expect(row.passwordHash).toMatch(/^\$2b\$12\$/);
      };
      await expectCost(userId);
      await client.me.changePassword({ currentPassword: password, newPassword: 'lighthouse-keeper-9' });
      await expectCost(userId);
      await real.visitor.auth.forgotPassword({ email });
      await real.visitor.auth.resetPassword({ token: await tokenMailedTo(real, email, 'reset-password'), password: 'storm-warning-31' });
      await expectCost(userId);
      const owner = await createOrganizer(real);
      await owner.client.members.invite(owner.organization.id, { email: 'new@example.com', role: 'staff' });
      const token = await tokenMailedTo(real, 'new@example.com', 'accept-invitation');
      const joined = await real.visitor.members.accept({ token, account: { password, firstName: 'Noa', lastName: 'Berg' } });
      await expectCost(joined.session?.user.id ?? '');
    } finally {
      await real.close();
    }
  });

  test('for access end after 15 minutes', async () => {
    const { session } = await createAttendee(world);
    const { exp, iat } = decodeJwt(session.accessToken);
    expect([exp! - iat!, session.expiresIn]).toEqual([900, 900]);
  });

  test('count in the Authorization header alone, and no answer sets a cookie', async () => {
    const { session } = await createAttendee(world);
    const token = session.accessToken;
    const elsewhere: [string, Record<string, string>][] = [
      [`?access_token=${token}`, {}],
      ['', { Cookie: `accessToken=${token}; token=${token}; session=${token}` }],
      ['', { 'X-Api-Key': token, 'X-Access-Token': token }],
    ];
    for (const [query, headers] of elsewhere) {
      const response = await fetch(`${world.url}/v1/me${query}`, { headers });
      expect([response.status, response.headers.get('Set-Cookie')]).toEqual([401, null]);
    }
    const login = await send(world, 'auth.login', { body: { email: session.user.email, password } });
    expect([login.status, login.headers.get('Set-Cookie')]).toEqual([200, null]);
    const me = await send(world, 'me.get', {}, token);
    expect([me.status, me.headers.get('Set-Cookie')]).toEqual([200, null]);
  });
});
