import { afterEach, describe, expect, it } from '@jest/globals';
import { problem, startServer, type Answer, type TestServer } from '../../test/server.js';
import { EchoPlex, type RequestBody } from '../index.js';

let server: TestServer | undefined;
afterEach(() => server?.close());

async function client(respond: (index: number) => Answer = () => ({ body: {} }), session = {}) {
  server = await startServer((_, index) => respond(index));
  return { echoplex: new EchoPlex({ baseUrl: server.url, ...session }), received: server.received };
}

const bytes = (): Uint8Array => new TextEncoder().encode('picture');
const stream = (): ReadableStream<Uint8Array> => new Blob(['pic', 'ture']).stream();

describe('a picture', () => {
  const bodies: [string, () => RequestBody][] = [
    ['a Blob', () => new Blob(['picture'])],
    ['an ArrayBuffer', () => bytes().slice().buffer as ArrayBuffer],
    ['a Uint8Array', bytes],
    ['a part of a larger buffer', () => new TextEncoder().encode('a picture.').subarray(2, 9)],
    ['a stream', stream],
  ];

  it.each(bodies)('may be %s', async (_, make) => {
    const { echoplex, received } = await client();
    await echoplex.me.setAvatar(make(), { contentType: 'image/png' });
    await echoplex.organizations.setLogo('org_1', make(), { contentType: 'image/avif', credential: 'jwt_own' });
    expect(received).toMatchObject([
      { method: 'PUT', url: '/v1/me/avatar', body: 'picture', headers: { 'content-type': 'image/png' } },
      { method: 'PUT', url: '/v1/organizations/org_1/logo', body: 'picture', headers: { 'content-type': 'image/avif' } },
    ]);
    expect(received[1]?.headers.authorization).toBe('Bearer jwt_own');
  });

  it('that knows what it is needs no word about it, and may be contradicted', async () => {
    const { echoplex, received } = await client();
    await echoplex.me.setAvatar(new Blob(['picture'], { type: 'image/webp' }));
    await echoplex.me.setAvatar(new Blob(['picture'], { type: 'image/webp' }), { contentType: 'image/png' });
    expect(received.map(({ headers }) => headers['content-type'])).toEqual(['image/webp', 'image/png']);
  });

  it('of unknown type is refused before anything is sent', async () => {
    const { echoplex, received } = await client();
    await expect(echoplex.me.setAvatar(bytes())).rejects.toThrow('Say what the body is: contentType, one of image/*.');
    await expect(echoplex.me.setAvatar(new Blob(['picture']))).rejects.toThrow(TypeError);
    expect(received).toEqual([]);
  });

  it('is sent again after the session was renewed, from a stream too', async () => {
    const session = { accessToken: 'jwt_2', refreshToken: 'ert_2', expiresIn: 900, user: {} };
    const answers: Answer[] = [problem(401, 'token_expired'), { body: session }, { body: { id: 'usr_1' } }];
    const { echoplex, received } = await client((index) => answers[index] ?? 'drop', { accessToken: 'jwt_1', refreshToken: 'ert_1' });
    expect(await echoplex.me.setAvatar(stream(), { contentType: 'image/png' })).toEqual({ id: 'usr_1' });
    expect(received.map(({ body }) => body)).toEqual(['picture', '{"refreshToken":"ert_1"}', 'picture']);
  });

  it('that cannot be read to its end rejects with the reason', async () => {
    const { echoplex, received } = await client();
    const reason = new Error('the disk is gone');
    const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(reason) });
    await expect(echoplex.me.setAvatar(broken, { contentType: 'image/png' })).rejects.toBe(reason);
    expect(received).toEqual([]);
  });
});

describe('a call by path', () => {
  it('sends text, forms and bytes as they are, and anything else as JSON', async () => {
    const { echoplex, received } = await client();
    await echoplex.request('PUT', '/v1/a', { body: new Blob(['png']), contentType: 'image/png' });
    await echoplex.request('PUT', '/v1/a', { body: new Blob(['webp'], { type: 'image/webp' }) });
    await echoplex.request('PUT', '/v1/a', { body: bytes(), contentType: 'image/png' });
    await echoplex.request('PUT', '/v1/a', { body: '{"a":1}' });
    await echoplex.request('PUT', '/v1/a', { body: [1] });
    expect(received.map(({ body, headers }) => [body, headers['content-type']])).toEqual([
      ['png', 'image/png'],
      ['webp', 'image/webp'],
      ['picture', 'image/png'],
      ['{"a":1}', 'application/json'],
      ['[1]', 'application/json'],
    ]);
  });
});
