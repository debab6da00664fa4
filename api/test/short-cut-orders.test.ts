import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { examine } from '../src/doctor.js';
import { createEvent, createOrganizer, createSale, eventually, type Organizer, type Sale } from './factories.js';
import { openRaw, type RawAnswer, sendRaw } from './raw-http.js';
import { taken } from './rush/stock.js';
import { startWorld, type World } from './world.js';

let world: World;
let organizer: Organizer;
let sale: Sale;
beforeAll(async () => {
  world = await startWorld({ env: { RATE_LIMITS: 'on', TRUST_PROXY: '1' } });
  organizer = await createOrganizer(world);
  sale = await createSale(organizer, [{ quantity: 10_000 }], { name: 'Søndag på havnen' });
});
afterAll(() => world.close());

/** Sent like this a request takes the short cut; with the other spelling of the same type it goes through the pipeline. */
const ways = { shortCut: 'application/json', pipeline: 'application/json;charset=utf-8' };
type Way = keyof typeof ways;

interface Ask {
  method?: string;
  path?: string;
  headers?: string[];
  body?: string | Buffer;
  address?: string;
  /** Leaves the type or the length to `headers`. */
  bare?: boolean;
}
let people = 0;
const newAddress = (): string => `10.1.${((people += 1) >> 8) & 255}.${people & 255}`;
const ordersOf = ({ event }: Sale): string => `/v1/events/${event.id}/orders`;
const wish = ({ tiers }: Sale, quantity: unknown = 1, more: object = {}): string =>
  JSON.stringify({ items: [{ tierId: tiers[0]!.id, quantity }], ...more });

function requestOf(
  way: Way,
  { method = 'POST', path = ordersOf(sale), headers = [], body = '', address = newAddress(), bare }: Ask,
): Buffer {
  const bytes = Buffer.from(body);
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'Host: tickets.example.com',
    `X-Forwarded-For: ${address}`,
    ...(bare ? [] : [`Content-Type: ${ways[way]}`, `Content-Length: ${bytes.length}`]),
    ...headers,
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), bytes]);
}
const send = (way: Way, ask: Ask): Promise<RawAnswer> => sendRaw(world.url, requestOf(way, ask));

/** What may differ from one request to the next: ids, times, what is left of a limit. */
const passing = new Set(['x-request-id', 'date', 'ratelimit-remaining', 'ratelimit-reset']);
const fleeting = /"(id|number|secret|expiresAt|createdAt|updatedAt|requestId)":"[^"]*"/g;
const lasting = ({ status, headers, body }: RawAnswer) => ({
  status,
  headers: headers.map(([name, value]) => [name, passing.has(name) ? 'passing' : value]),
  body: body.replaceAll(fleeting, '"$1":"…"'),
});
const header = ({ headers }: RawAnswer, name: string): string | undefined => headers.find(([key]) => key === name)?.[1];
const code = ({ body }: RawAnswer): string => (JSON.parse(body) as { code?: string }).code ?? '';

/** Asks the same both ways, from anybody's page and from none, and expects the same answer to the last header. */
async function same(ask: (way: Way) => Ask | Promise<Ask>): Promise<RawAnswer> {
  let last: RawAnswer | undefined;
  for (const origin of [[], ['Origin: https://venue.example.com'], ['Origin:']]) {
    const answers: RawAnswer[] = [];
    for (const way of ['pipeline', 'shortCut'] as const) {
      const asked = await ask(way);
      answers.push(await send(way, { ...asked, headers: [...(asked.headers ?? []), ...origin] }));
    }
    const [pipeline, shortCut] = answers as [RawAnswer, RawAnswer];
    expect(lasting(shortCut)).toEqual(lasting(pipeline));
    // Browsers refuse an answer that allows their page twice.
    const names = shortCut.headers.map(([name]) => name);
    expect(names).toEqual([...new Set(names)]);
    last = shortCut;
  }
  return last!;
}

describe('the short cut and the pipeline give the same answer to', () => {
  test('a wish that is fulfilled, which the order itself shows', async () => {
    const answer = await same(() => ({ body: wish(sale, 2) }));
    expect(answer.status).toBe(201);
    const order = JSON.parse(answer.body) as { id: string; secret: string };
    expect(await world.visitor.orders.get(order.id, { credential: order.secret })).toMatchObject({
      status: 'held',
      items: [{ quantity: 2 }],
    });
  });

  test('the same wish once more', async () => {
    const answer = await same(async (way) => {
      const asked = { body: wish(sale), headers: [`Idempotency-Key: ${randomUUID()}`] };
      expect((await send(way === 'pipeline' ? 'shortCut' : 'pipeline', asked)).status).toBe(201);
      return asked;
    });
    expect([answer.status, header(answer, 'idempotent-replayed')]).toEqual([201, 'true']);
  });

  test('another wish with the same key', async () => {
    const answer = await same(async (way) => {
      const headers = [`Idempotency-Key: ${randomUUID()}`];
      expect((await send(way, { body: wish(sale), headers })).status).toBe(201);
      return { body: wish(sale, 2), headers };
    });
    expect([answer.status, code(answer)]).toEqual([422, 'idempotency_key_reused']);
  });

  test('a wish for what is sold out, asked of the database or remembered', async () => {
    const full = await createSale(organizer, [{ quantity: 1 }]);
    expect((await send('pipeline', { path: ordersOf(full), body: wish(full) })).status).toBe(201);
    const answer = await same(() => ({ path: ordersOf(full), body: wish(full) }));
    expect([answer.status, code(answer)]).toEqual([409, 'sold_out']);
  });

  test.each<[string, (text: string) => string | Buffer, number]>([
    ['a quantity that is none', (text) => text.replace(':1}', ':-1}'), 422],
    ['a field nobody knows', (text) => text.replace('{"items"', '{"seat":"A1","items"'), 422],
    ['what is no JSON', (text) => text.slice(0, -1), 400],
    ['a comma too many', (text) => text.replace('}]', '},]'), 400],
    ['white space alone', () => '  \r\n ', 400],
    ['an empty list', () => '[]', 422],
    ['a word', () => '"tickets"', 422],
    ['nothing in JSON', () => 'null', 422],
    ['what would reach a prototype', (text) => text.replace('{"items"', '{"__proto__":{"isAdmin":true},"items"'), 400],
    ['what would reach one deep inside', (text) => text.replace('{"tierId"', '{"\\u005f_proto__":1,"tierId"'), 400],
    ['what would reach a constructor', (text) => text.replace('{"items"', '{"constructor":{"prototype":{"x":1}},"items"'), 422],
    ['half a character', (text) => text.replace('"items"', '"locale":"\\ud800","items"'), 422],
    ['bytes that are no text', (text) => Buffer.concat([Buffer.from('{"locale":"'), Buffer.from([0xff, 0xc3, 0x28]), Buffer.from(`",${text.slice(1)}`)]), 422],
    ['bytes before and after it', (text) => `\n ${text} \t`, 201],
    ['a mark of the byte order', (text) => `\ufeff${text}`, 201],
    ['the same field twice', (text) => text.replace('{"items"', '{"locale":"fr","locale":"en","items"'), 201],
    ['much that is as deep as it is wrong', () => `${'['.repeat(500)}${']'.repeat(500)}`, 422],
    ['a body of the largest size it reads', (text) => text.padEnd(4096, ' '), 201],
    ['a body larger than that', (text) => text.padEnd(4097, ' '), 201],
    ['a body that is too large', (text) => text.padEnd(70_000, ' '), 413],
  ])('%s', async (_name, change, status) => {
    expect((await same(() => ({ body: change(wish(sale)) }))).status).toBe(status);
  }); // prettier-ignore

  test('no body at all, and a missing length', async () => {
    expect((await same(() => ({}))).status).toBe(422);
    const bare = await same((way) => ({ bare: true, headers: [`Content-Type: ${ways[way]}`] }));
    expect(bare.status).toBe(422);
  });

  test('an event that does not exist, a draft, and what is no id', async () => {
    const draft = await createEvent(organizer);
    for (const id of [`evt_${'0'.repeat(26)}`, draft.id, draft.slug, 'no-such-event', 'EVT_X', '%00', '%ZZ', 'a%2Fb', '%F0%9F%8E%AB', '-', 'x'.repeat(300)]) {
      const answer = await same(() => ({ path: `/v1/events/${id}/orders`, body: wish(sale) }));
      expect([id, answer.status]).toEqual([id, 404]);
    }
  }); // prettier-ignore

  test('the same address written in another way', async () => {
    const slug = await same(() => ({ path: `/v1/events/${sale.event.slug}/orders`, body: wish(sale) }));
    expect(slug.status).toBe(201);
    const encoded = sale.event.id.replace('evt', '%65vt');
    for (const path of [`/v1/events/${encoded}/orders`, `${ordersOf(sale)}/`, `${ordersOf(sale)}?`, `${ordersOf(sale)}?x=1`, `/${ordersOf(sale)}`, `http://tickets.example.com${ordersOf(sale)}`, ordersOf(sale).toUpperCase()]) {
      expect((await same(() => ({ path, body: wish(sale) }))).status).not.toBe(500);
    }
  }); // prettier-ignore

  test('keys of any kind', async () => {
    for (const [key, status] of [['', 201], ['   ', 201], ['k', 201], ['x'.repeat(255), 201], ['x'.repeat(256), 422], ['caf\xe9', 201]] as const) {
      // The same key from one after the other is a repeat, so the wish has to be the same.
      const answer = await same(() => ({ body: wish(sale), headers: [`Idempotency-Key: ${key}`], address: '10.9.9.9' }));
      expect([key, [status, 422].includes(answer.status)]).toEqual([key, true]);
    }
  }); // prettier-ignore

  test('headers that stand there twice, or that nobody expects', async () => {
    const twice = ['X-Forwarded-For: 10.8.8.8', 'Content-Type: text/plain', 'Accept: text/html', 'Accept: */*'];
    const more = ['X-Request-Id: req_mine', 'Cookie: a=b', 'Accept-Encoding: gzip, br', 'If-Match: "1"'];
    expect((await same(() => ({ body: wish(sale), headers: [...twice, ...more] }))).status).toBe(201);
    const keys = ['Idempotency-Key: one', 'Idempotency-Key: two'];
    expect((await same(() => ({ body: wish(sale), headers: keys }))).status).toBe(422);
    expect((await same(() => ({ body: wish(sale), headers: ['Content-Length: 5'] }))).status).toBe(400);
  });

  test('credentials that open nothing', async () => {
    for (const credential of ['Bearer nonsense', 'Basic eDp5', 'Bearer', '']) {
      const answer = await same(() => ({ body: wish(sale), headers: [`Authorization: ${credential}`] }));
      expect([credential, [201, 401].includes(answer.status)]).toEqual([credential, true]);
    }
  });

  test('other methods', async () => {
    for (const method of ['HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const asked = { method, body: wish(sale) };
      const [one, other] = [await send('pipeline', asked), await send('shortCut', asked).catch(() => undefined)];
      expect(lasting(other!)).toEqual(lasting(one));
    }
    expect(code(await same(() => ({ method: 'GET', bare: true })))).toBe('unauthenticated');
  });

  test('another type of body', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/json+x', 'nonsense', '']) {
      const answer = await same(() => ({ bare: true, headers: [`Content-Type: ${type}`, `Content-Length: ${wish(sale).length}`], body: wish(sale) }));
      expect([type, answer.status]).toEqual([type, 415]);
    }
  }); // prettier-ignore
});

describe('whoever asks too often', () => {
  test('is told the same, and every request is counted once', async () => {
    for (const way of ['shortCut', 'pipeline'] as const) {
      const address = newAddress();
      const bad = { address, body: '{' };
      const remaining: (string | undefined)[] = [];
      // Both ways count the same: a request that begins on the short cut and ends in the pipeline is one.
      for (let n = 0; n < 60; n += 1) {
        remaining.push(header(await send(n % 2 ? 'pipeline' : 'shortCut', n % 3 ? bad : { address, body: wish(sale, 0) }), 'ratelimit-remaining'));
      }
      expect(remaining).toEqual(Array.from({ length: 60 }, (_, n) => String(59 - n)));
      const refused = await send(way, { address, body: wish(sale) });
      expect([refused.status, code(refused)]).toEqual([429, 'rate_limited']);
      expect(refused.headers.filter(([name]) => name === 'ratelimit-limit')).toEqual([['ratelimit-limit', '60']]);
      expect(header(refused, 'retry-after')).toBe(header(refused, 'ratelimit-reset'));
    }
    const addresses = { shortCut: newAddress(), pipeline: newAddress() };
    for (const way of ['shortCut', 'pipeline'] as const) {
      await Promise.all(Array.from({ length: 60 }, () => send(way, { address: addresses[way], body: '{' })));
    }
    const unwanted = new Set(['retry-after']);
    const told = async (way: Way) => {
      const { status, headers, body } = lasting(await send(way, { address: addresses[way], body: wish(sale) }));
      return { status, names: headers.filter(([name]) => !unwanted.has(name!)), body: body.replace(/in \d+ s/, 'soon') };
    };
    expect(await told('shortCut')).toEqual(await told('pipeline'));
  }); // prettier-ignore
});

describe('however the body arrives', () => {
  const parts = (way: Way): { head: string; body: string } => {
    const body = wish(sale);
    const text = requestOf(way, { body }).toString();
    return { head: text.slice(0, -body.length), body };
  };

  test('in pieces, in the middle of a character too', async () => {
    const bodies = { shortCut: Buffer.from(wish(sale, 1, { promoCode: 'ØRESUND' })), pipeline: Buffer.from(wish(sale, 1, { promoCode: 'ØRESUND' })) };
    const told: object[] = [];
    for (const way of ['pipeline', 'shortCut'] as const) {
      const connection = await openRaw(world.url);
      const request = requestOf(way, { body: bodies[way] });
      const middle = request.indexOf(Buffer.from('Ø')) + 1;
      for (const [from, to] of [[0, 40], [40, middle], [middle, request.length]] as const) {
        connection.write(request.subarray(from, to));
        await sleep(20);
      }
      told.push(lasting(await connection.answer()));
      connection.close();
    }
    expect(told[0]).toMatchObject({ status: 422, body: expect.stringContaining('/promoCode') });
    expect(told[1]).toEqual(told[0]);
  }); // prettier-ignore

  test('in chunks, and after it was asked for', async () => {
    const body = wish(sale);
    const chunked = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
    const answer = await same((way) => ({ bare: true, headers: [`Content-Type: ${ways[way]}`, 'Transfer-Encoding: chunked'], body: chunked }));
    expect(answer.status).toBe(201);
    for (const way of ['pipeline', 'shortCut'] as const) {
      const connection = await openRaw(world.url);
      const text = requestOf(way, { body, headers: ['Expect: 100-continue'] }).toString();
      connection.write(text.slice(0, -body.length));
      expect((await connection.answer()).status).toBe(100);
      connection.write(body);
      expect((await connection.answer()).status).toBe(201);
      connection.close();
    }
  }); // prettier-ignore

  test('several requests at once on one connection are answered in turn, the bad ones too', async () => {
    const connection = await openRaw(world.url);
    const bodies = [wish(sale, 1), '{', wish(sale, 2), wish(sale, 0), wish(sale, 3)];
    const requests = bodies.flatMap((body) => [requestOf('shortCut', { body }), requestOf('pipeline', { body })]);
    connection.write(Buffer.concat(requests));
    const statuses: number[] = [];
    for (let n = 0; n < requests.length; n += 1) statuses.push((await connection.answer()).status);
    expect(statuses).toEqual([201, 201, 400, 400, 201, 201, 422, 422, 201, 201]);
    connection.close();
  });

  test('only in half, and then nobody is there any more: nothing is held, and the next is served', async () => {
    const other = await createSale(organizer, [{ quantity: 5 }]);
    for (const way of ['pipeline', 'shortCut'] as const) {
      const { head, body } = parts(way);
      for (const sent of [head, head + body.slice(0, 10), head + body.slice(0, -1)]) {
        const connection = await openRaw(world.url);
        connection.write(sent.replace(sale.event.id, other.event.id));
        await sleep(20);
        connection.close();
      }
    }
    const asked = { path: ordersOf(other), body: wish(other) };
    expect((await send('shortCut', asked)).status).toBe(201);
    expect(await taken(world.db, other)).toEqual({ orders: 1, tiers: 1, event: 1 });
    expect(await examine(world.db)).toEqual([]);
  });

  test('whole, from somebody who leaves before the answer: the order is there or it is not, and nothing breaks', async () => {
    const other = await createSale(organizer, [{ quantity: 50 }]);
    for (const way of ['pipeline', 'shortCut'] as const) {
      for (let n = 0; n < 5; n += 1) {
        const connection = await openRaw(world.url);
        connection.write(requestOf(way, { path: ordersOf(other), body: wish(other) }));
        await sleep(n);
        connection.close();
      }
    }
    expect((await send('shortCut', { path: ordersOf(other), body: wish(other) })).status).toBe(201);
    await eventually(
      () => taken(world.db, other),
      ({ orders, tiers, event }) => orders === tiers && tiers === event,
      'counters that agree',
    );
    expect(await examine(world.db)).toEqual([]);
    expect(world.logs.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });
});
