import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startFakeApi, type FakeApi } from './api.js';
import { createHome, requireFreshBuild, type Home } from './run.js';
import { makeEvent, makeOrder } from './samples.js';

// Each test starts processes, and a busy machine takes its time.
jest.setTimeout(60_000);

let api: FakeApi;
let home: Home;
let env: Record<string, string>;

beforeAll(requireFreshBuild);
beforeEach(async () => {
  api = await startFakeApi();
  home = await createHome();
  env = { ECHOPLEX_API_URL: api.url, ECHOPLEX_API_KEY: 'epk_test' };
});
afterEach(async () => {
  await api.close();
  await home.remove();
});

const run = (args: string[], input?: string) => home.run(args, { env, ...(input !== undefined && { input }) });

describe('selling', () => {
  it('creates an event with the times of its zone', async () => {
    const flags = [
      '--name',
      'Harbour Lights',
      '--starts-at',
      '2026-12-12T20:00',
      '--ends-at',
      '2026-12-13T02:00+01:00',
      '--timezone',
      'Europe/Copenhagen',
    ];
    const more = [
      '--venue',
      'Pier Nine',
      '--city',
      'Copenhagen',
      '--country',
      'dk',
      '--capacity',
      '500',
      '--currency',
      'eur',
      '--tag',
      'music',
      '--tag',
      'night',
    ];
    const { code, stdout } = await run(['events', 'create', ...flags, ...more]);
    expect(code).toBe(0);
    expect(stdout).toContain('echoplex tiers create harbour-lights');
    const { body, headers } = api.received.at(-1) ?? {};
    expect(body).toEqual({
      name: 'Harbour Lights',
      startsAt: '2026-12-12T19:00:00.000Z',
      endsAt: '2026-12-13T01:00:00.000Z',
      timezone: 'Europe/Copenhagen',
      venue: { name: 'Pier Nine', city: 'Copenhagen', country: 'DK' },
      capacity: 500,
      currency: 'EUR',
      tags: ['music', 'night'],
    });
    expect(headers?.['idempotency-key']).toMatch(/^[0-9a-f]{32}$/);
  });

  it("takes this machine's time zone", async () => {
    await run(['events', 'create', '--name', 'A', '--starts-at', '2026-07-01T20:00', '--ends-at', '2026-07-01T22:00']);
    expect(api.received.at(-1)?.body).toMatchObject({ startsAt: '2026-07-01T18:00:00.000Z', timezone: 'Europe/Copenhagen' });
  });

  it('creates tiers with exact prices in the currency of the event', async () => {
    await run([
      'tiers',
      'create',
      'harbour-lights',
      '--name',
      'Early bird',
      '--price',
      '19.99',
      '--quantity',
      '50',
      '--sales-end',
      '2026-11-30',
    ]);
    expect(api.received.at(-1)?.body).toEqual({ name: 'Early bird', price: 1999, quantity: 50, salesEndAt: '2026-11-30T23:00:00.000Z' });
    const { stdout } = await run(['tiers', 'create', 'harbour-lights', '--name', 'Seat', '--price', '0']);
    expect(api.received.at(-1)?.body).toEqual({ name: 'Seat', price: 0 });
    expect(stdout).toContain('free');
  });

  it('publishes and shows how to embed', async () => {
    const { stdout } = await run(['events', 'publish', 'harbour-lights']);
    expect(stdout).toContain(`<script type="module" src="${api.url}/widget/echoplex-tickets.js"></script>`);
    expect(stdout).toContain('echoplex embed harbour-lights');
  });

  it('embeds with two lines and nothing else, without being logged in', async () => {
    expect(await home.run(['embed', 'harbour-lights'], { env: { ECHOPLEX_API_URL: `${api.url}/` } })).toEqual({
      code: 0,
      stderr: '',
      stdout: `<script type="module" src="${api.url}/widget/echoplex-tickets.js"></script>\n<echoplex-tickets event="harbour-lights"></echoplex-tickets>\n`,
    });
  });

  it('says beside the snippet of a draft that it shows nothing yet', async () => {
    api.on('GET /v1/events/harbour-lights', () => ({ body: makeEvent({ status: 'draft' }) }));
    const { stdout, stderr } = await run(['embed', 'harbour-lights']);
    expect(stdout.trim().split('\n')).toHaveLength(2);
    expect(stderr).toContain('This event is a draft');
    expect(stderr).toContain('echoplex events publish harbour-lights');
  });

  it("names the place of the clocks where it is not this machine's", async () => {
    const lines = async (TZ: string) => (await home.run(['orders', 'list', 'harbour-lights'], { env: { ...env, TZ } })).stdout;
    expect(await lines('America/New_York')).toMatch(/ When \(Copenhagen\) .*\n.* 19 Nov.*, 09:30 /);
    expect(await lines('Europe/Copenhagen')).toMatch(/ When {2,}/);
  });

  it('lists without colours, frames or cut words in a pipe', async () => {
    const { stdout } = await run(['events', 'list']);
    expect(stdout).toContain('Open day with a name that is much longer than any table has room for');
    expect(stdout).not.toContain('\u001b');
    expect(stdout.startsWith('  Event ')).toBe(true);
  });

  it('filters orders, and says that there are more', async () => {
    api.on('GET /v1/events/harbour-lights/orders', () => ({ body: { data: [makeOrder()], nextCursor: 'c2' } }));
    const { stdout } = await run(['orders', 'list', 'harbour-lights', '--status', 'confirmed', '-q', 'ana', '--limit', '1']);
    expect(api.received.find(({ path: at }) => at.endsWith('/orders'))?.query).toEqual({ status: 'confirmed', q: 'ana', limit: '1' });
    expect(stdout).toContain('More: echoplex orders list harbour-lights --all');
  });

  it.each(['awaiting payment', 'awaiting_payment', 'Awaiting payment'])('takes the state as lists write it: %s', async (status) => {
    api.on('GET /v1/events/harbour-lights/orders', () => ({ body: { data: [makeOrder()], nextCursor: null } }));
    await run(['orders', 'list', 'harbour-lights', '--status', status]);
    expect(api.received.find(({ path: at }) => at.endsWith('/orders'))?.query).toMatchObject({ status: 'awaiting_payment' });
  });

  it('names the states that orders have', async () => {
    const { code, stderr } = await run(['orders', 'list', 'harbour-lights', '--status', 'awaiting']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--status is one of: held, awaiting_payment, confirmed,')]);
  });

  it('goes on behind a cursor, or shows every row', async () => {
    api.on('GET /v1/events/harbour-lights/orders', ({ query }) => ({
      body: { data: [makeOrder({ number: query.after ?? 'c1' })], nextCursor: query.after === undefined ? 'c2' : null },
    }));
    const numbers = async (...flags: string[]) => {
      const { stdout } = await run(['orders', 'list', 'harbour-lights', '--json', ...flags]);
      const { data, nextCursor } = JSON.parse(stdout) as { data: { number: string }[]; nextCursor: string | null };
      return [...data.map(({ number }) => number), nextCursor];
    };
    expect(await numbers()).toEqual(['c1', 'c2']);
    expect(await numbers('--after', 'c2')).toEqual(['c2', null]);
    expect(await numbers('--all')).toEqual(['c1', 'c2', null]);
  });

  it('asks for the analytics of days on the clocks of the event, the last one included', async () => {
    await run(['analytics', 'event', 'harbour-lights', '--from', '2026-11-01', '--to', '2026-11-30', '--interval', 'week']);
    expect(api.received.at(-1)?.query).toEqual({ from: '2026-10-31T23:00:00.000Z', to: '2026-11-30T23:00:00.000Z', interval: 'week' });
  });
});
