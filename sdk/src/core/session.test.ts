import { afterEach, expect, it } from '@jest/globals';
import { problem, startServer, type Answer, type Received, type TestServer } from '../../test/server.js';
import { EchoPlex, type Session } from '../index.js';

let server: TestServer | undefined;
afterEach(() => server?.close());

const session = (number: number) => ({ accessToken: `jwt_${number}`, refreshToken: `ert_${number}`, expiresIn: 900, user: {} });

/** Answers as an API whose access tokens below `valid` have expired; a refresh gives the next one. */
async function startApi({ valid = 2, refresh }: { valid?: number; refresh?: () => Answer } = {}) {
  let issued = 1;
  const started = await startServer(({ url, headers }: Received) => {
    if (url === '/v1/auth/refresh') return refresh?.() ?? { body: session((issued += 1)) };
    return Number(headers.authorization?.split('_')[1]) >= valid ? { body: { ok: true } } : problem(401, 'token_expired');
  });
  server = started;
  const refreshes = () => started.received.filter(({ url }) => url === '/v1/auth/refresh');
  return { url: started.url, received: started.received, refreshes };
}

it('renews an expired session once for all who wait, reports it, and repeats their requests', async () => {
  const { url, refreshes } = await startApi();
  const reported: Session[] = [];
  const echoplex = new EchoPlex({
    baseUrl: url,
    accessToken: 'jwt_1',
    refreshToken: 'ert_1',
    onToken: (given) => void reported.push(given),
  });
  const answers = await Promise.all([echoplex.me.get(), echoplex.me.get(), echoplex.organizations.get('org_1')]);
  expect(answers).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
  expect(refreshes().map(({ body }) => body)).toEqual(['{"refreshToken":"ert_1"}']);
  expect(reported).toEqual([session(2)]);
  expect(echoplex.credential).toBe('jwt_2');
});

it('uses the rotated refresh token the next time', async () => {
  const { url, refreshes } = await startApi({ valid: 3 });
  const echoplex = new EchoPlex({ baseUrl: url, accessToken: 'jwt_1', refreshToken: 'ert_1' });
  await expect(echoplex.me.get()).rejects.toMatchObject({ code: 'token_expired' });
  expect(await echoplex.me.get()).toEqual({ ok: true });
  expect(refreshes().map(({ body }) => body)).toEqual(['{"refreshToken":"ert_1"}', '{"refreshToken":"ert_2"}']);
});

it('gives the original error when the session is over, and does not ask again', async () => {
  const { url, refreshes } = await startApi({ refresh: () => problem(401, 'token_invalid') });
  const echoplex = new EchoPlex({ baseUrl: url, accessToken: 'jwt_1', refreshToken: 'ert_1' });
  await expect(echoplex.me.get()).rejects.toMatchObject({ code: 'token_expired', cause: { code: 'token_invalid' } });
  await expect(echoplex.me.get()).rejects.toMatchObject({ code: 'token_expired' });
  expect(refreshes()).toHaveLength(1);
});

it('does not renew for a refused order secret', async () => {
  const { url, refreshes } = await startApi();
  const echoplex = new EchoPlex({ baseUrl: url, accessToken: 'jwt_2', refreshToken: 'ert_1' });
  await expect(echoplex.orders.get('ord_1', { credential: 'eos_0' })).rejects.toMatchObject({ code: 'token_expired' });
  expect(refreshes()).toHaveLength(0);
});

it('signs with a session that is put in later, and with nothing after it is taken away', async () => {
  const { url, received } = await startApi();
  const echoplex = new EchoPlex({ baseUrl: url });
  echoplex.useSession(session(5));
  await echoplex.me.get();
  echoplex.useSession(null);
  await expect(echoplex.me.get()).rejects.toMatchObject({ status: 401 });
  expect(received.map(({ headers }) => headers.authorization)).toEqual(['Bearer jwt_5', undefined]);
});
