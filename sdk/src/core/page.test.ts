import { afterEach, expect, it } from '@jest/globals';
import { problem, startServer, type Answer, type TestServer } from '../../test/server.js';
import { EchoPlex } from '../index.js';

let server: TestServer | undefined;
afterEach(() => server?.close());

const row = (id: number) => ({ id });
const list: Record<string, Answer> = {
  '': { body: { data: [row(1), row(2)], nextCursor: 'c1' } },
  c1: { body: { data: [], nextCursor: 'c2' } },
  c2: { body: { data: [row(3)], nextCursor: null } },
};

async function start(pages = list) {
  server = await startServer(
    ({ url }) => pages[new URL(url, 'http://localhost').searchParams.get('after') ?? ''] ?? problem(422, 'validation_failed'),
  );
  return { echoplex: new EchoPlex({ baseUrl: server.url }), received: server.received };
}

it('is one page when awaited', async () => {
  const { echoplex, received } = await start();
  expect(await echoplex.orders.list('harbour-lights', { limit: 2 })).toEqual({ data: [row(1), row(2)], nextCursor: 'c1' });
  expect(received.map(({ url }) => url)).toEqual(['/v1/events/harbour-lights/orders?limit=2']);
});

it('is every row when iterated, with the filters on every page', async () => {
  const { echoplex, received } = await start();
  const rows: unknown[] = [];
  for await (const order of echoplex.orders.list('harbour-lights', { status: 'confirmed' }, { credential: 'epk_1' })) rows.push(order);
  expect(rows).toEqual([row(1), row(2), row(3)]);
  expect(received.map(({ url }) => url.split('?')[1])).toEqual([
    'status=confirmed',
    'status=confirmed&after=c1',
    'status=confirmed&after=c2',
  ]);
  expect(received.every(({ headers }) => headers.authorization === 'Bearer epk_1')).toBe(true);
});

it('fetches no page that nobody reads', async () => {
  const { echoplex, received } = await start();
  for await (const order of echoplex.orders.list('harbour-lights')) {
    expect(order).toEqual(row(1));
    break;
  }
  expect(received).toHaveLength(1);
});

it('goes page by page too', async () => {
  const { echoplex } = await start();
  const sizes: number[] = [];
  for await (const page of echoplex.orders.list('harbour-lights').pages()) sizes.push(page.data.length);
  expect(sizes).toEqual([2, 0, 1]);
});

it('rejects with the error of a later page', async () => {
  const { echoplex } = await start({ '': { body: { data: [row(1)], nextCursor: 'broken' } } });
  const read = async () => {
    for await (const order of echoplex.orders.list('harbour-lights')) expect(order).toEqual(row(1));
  };
  await expect(read()).rejects.toMatchObject({ code: 'validation_failed' });
});

it('is what every list of accounts and organizations answers', async () => {
  const { echoplex, received } = await start();
  const lists = [
    echoplex.me.orders(),
    echoplex.me.tickets(),
    echoplex.sessions.list(),
    echoplex.organizations.list(),
    echoplex.members.list('org_1'),
    echoplex.invitations.list('org_1'),
    echoplex.apiKeys.list('org_1'),
    echoplex.auditLog.list('org_1', { action: 'members.', actor: 'usr_1' }),
  ];
  for (const list of lists) {
    const rows: unknown[] = [];
    for await (const one of list as AsyncIterable<unknown>) rows.push(one);
    expect(rows).toEqual([row(1), row(2), row(3)]);
  }
  expect(received.at(-1)?.url).toBe('/v1/organizations/org_1/audit-log?action=members.&actor=usr_1&after=c2');
});
