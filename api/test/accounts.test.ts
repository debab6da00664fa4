import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import { createEvent, createOrganizer, createSale, holdTickets, type Organizer } from './factories.js';
import { startWorld, type World } from './world.js';

let world: World;
let organizer: Organizer;
let other: Organizer;

beforeAll(async () => {
  world = await startWorld();
  organizer = await createOrganizer(world);
  other = await createOrganizer(world);
});
afterAll(() => world.close());

const password = 'harbour-lights-2026';

describe('registering', () => {
  const person = { email: 'Mai@Example.com', password, firstName: 'Mai', lastName: 'Lund' };

  test('an email is taken whatever its case, also when both arrive at once', async () => {
    const outcomes = await Promise.allSettled([
      world.visitor.auth.register(person),
      world.visitor.auth.register({ ...person, email: 'mai@example.com' }),
    ]);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected').map((outcome) => outcome.reason as unknown);
    expect(refused).toMatchObject([{ status: 409, code: 'email_taken' }]);
    await expect(world.visitor.auth.register({ ...person, email: 'MAI@EXAMPLE.COM' })).rejects.toMatchObject({ code: 'email_taken' });
  });
  test.each(['aaaaaaaaaaaa', 'bo.holm@example.com', 'ø'.repeat(40)])('a weak or too long password is refused: %s', async (weak) => {
    const request = world.visitor.auth.register({ ...person, email: 'bo.holm@example.com', password: weak });
    await expect(request).rejects.toMatchObject({ status: 422, code: 'weak_password', errors: [{ pointer: '/password' }] });
  });
  test('nobody makes themselves an admin, and an attendee founds no organization', async () => {
    const admin = { ...person, email: 'admin@example.com', role: 'admin' } as unknown as typeof person;
    await expect(world.visitor.auth.register(admin)).rejects.toMatchObject({ status: 422 });
    const session = await world.visitor.auth.register({ ...person, email: 'attendee@example.com' });
    const attendee = world.client({ accessToken: session.accessToken });
    await expect(attendee.organizations.create({ name: 'Mine' })).rejects.toMatchObject({ status: 403 });
  });
});

describe('sessions', () => {
  test('a wrong password and an unknown email get the same answer', async () => {
    const wrong = world.visitor.auth.login({ email: organizer.email, password: 'not this one' });
    await expect(wrong).rejects.toMatchObject({ status: 401, code: 'invalid_credentials' });
    const unknown = world.visitor.auth.login({ email: 'nobody@example.com', password: 'not this one' });
    await expect(unknown).rejects.toMatchObject({ status: 401, code: 'invalid_credentials' });
  });
  test('a refresh token works once; using it again ends the session', async () => {
    const first = await world.visitor.auth.login({ email: organizer.email, password });
    const second = await world.visitor.auth.refresh({ refreshToken: first.refreshToken });
    await expect(world.visitor.auth.refresh({ refreshToken: first.refreshToken })).rejects.toMatchObject({ code: 'token_invalid' });
    await expect(world.visitor.auth.refresh({ refreshToken: second.refreshToken })).rejects.toMatchObject({ code: 'token_invalid' });
  });
  test('two refreshes with one token at once: one of them, and never two sessions', async () => {
    const { refreshToken } = await world.visitor.auth.login({ email: organizer.email, password });
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => world.visitor.auth.refresh({ refreshToken })));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled').length).toBeLessThanOrEqual(1);
  });
  test('signing out ends the session', async () => {
    const { refreshToken } = await world.visitor.auth.login({ email: organizer.email, password });
    await world.visitor.auth.logout({ refreshToken });
    await expect(world.visitor.auth.refresh({ refreshToken })).rejects.toMatchObject({ code: 'token_invalid' });
  });
  test.each([
    [
      'another key',
      (jwt: SignJWT) => jwt.setIssuer('echoplex').setAudience('echoplex-api').setExpirationTime('1h'),
      'another secret that is long enough',
    ],
    [
      'another audience',
      (jwt: SignJWT) => jwt.setIssuer('echoplex').setAudience('else').setExpirationTime('1h'),
      'a secret for tests that is long enough',
    ],
  ])('a token of %s is refused', async (_name, build, secret) => {
    const jwt = new SignJWT().setSubject(organizer.userId).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' });
    const accessToken = await build(jwt).sign(new TextEncoder().encode(secret));
    await expect(world.client({ accessToken }).me.get()).rejects.toMatchObject({ status: 401, code: 'token_invalid' });
  });
  test('a token without a signature is refused', async () => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const accessToken = `${part({ alg: 'none', typ: 'at+jwt' })}.${part({ sub: organizer.userId, iss: 'echoplex', aud: 'echoplex-api', exp: 9e9 })}.`;
    await expect(world.client({ accessToken }).me.get()).rejects.toMatchObject({ status: 401, code: 'token_invalid' });
  });
});

describe('API keys', () => {
  const keyWith = async (scopes: ('events:read' | 'events:write' | 'orders:read' | '*')[]) => {
    const key = await organizer.client.apiKeys.create(organizer.organization.id, { name: 'Test', scopes });
    return { id: key.id, client: world.client({ apiKey: key.secret }) };
  };

  test('do what their scopes say, are listed without secret, and end at once', async () => {
    const { id, client } = await keyWith(['events:read']);
    await client.events.list(organizer.organization.id);
    await expect(client.orders.list((await createSale(organizer)).event.id)).rejects.toMatchObject({ status: 403, code: 'forbidden' });
    const listed = (await organizer.client.apiKeys.list(organizer.organization.id)).data.find((key) => key.id === id);
    expect(listed?.secret).toBeUndefined();
    expect(listed?.lastUsedAt).not.toBeNull();
    await organizer.client.apiKeys.revoke(organizer.organization.id, id);
    await expect(client.events.list(organizer.organization.id)).rejects.toMatchObject({ status: 401 });
  });
  test('even with every scope never manage the organization, nor act as a person', async () => {
    const { client } = await keyWith(['*']);
    await expect(client.apiKeys.list(organizer.organization.id)).rejects.toMatchObject({ status: 403 });
    await expect(client.me.get()).rejects.toMatchObject({ status: 403 });
    expect((await client.organizations.list()).data.map(({ id }) => id)).toEqual([organizer.organization.id]);
  });
});

describe('another organization', () => {
  test('finds nothing of ours: 404, not 403', async () => {
    const sale = await createSale(organizer);
    const draft = await createEvent(organizer);
    const order = await holdTickets(world, sale);
    const key = await other.client.apiKeys.create(other.organization.id, { name: 'Theirs', scopes: ['*'] });
    for (const client of [other.client, world.client({ apiKey: key.secret })]) {
      const attempts = [
        () => client.organizations.get(organizer.organization.id),
        () => client.events.list(organizer.organization.id),
        () =>
          client.events.create(organizer.organization.id, {
            name: 'x',
            startsAt: sale.event.startsAt,
            endsAt: sale.event.endsAt,
            timezone: 'UTC',
          }),
        () => client.events.get(draft.id),
        () => client.events.publish(draft.id),
        () => client.tiers.create(sale.event.id, { name: 'x', price: 0 }),
        () => client.tiers.list(draft.id),
        () => client.orders.list(sale.event.id),
        () => client.orders.get(order.id),
        () => client.orders.cancel(order.id),
        () => client.analytics.event(sale.event.id),
        () => client.apiKeys.list(organizer.organization.id),
      ];
      for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ status: 404, code: 'not_found' });
    }
  });
  test('and the secret of one order opens no other', async () => {
    const sale = await createSale(organizer);
    const [mine, theirs] = [await holdTickets(world, sale), await holdTickets(world, sale)];
    await expect(world.visitor.orders.get(theirs.id, { credential: mine.secret })).rejects.toMatchObject({ status: 404 });
    await expect(world.visitor.orders.list(sale.event.id, {}, { credential: mine.secret })).rejects.toMatchObject({ status: 404 });
  });
});
