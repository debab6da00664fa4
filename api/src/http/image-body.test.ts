import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import Koa from 'koa';
import { pino } from 'pino';
import type { ProblemBody } from '../errors/problem.js';
import { answerProblems } from './errors.js';
import { readImageBody } from './image-body.js';

let server: Server;
let url: string;
/** What the last request came to beyond the body, told by the server. */
const outcomes: string[] = [];

beforeAll(async () => {
  const app = new Koa();
  app.silent = true;
  app.use((ctx, next) => {
    ctx.state.logger = pino({ level: 'silent' });
    ctx.state.requestId = 'req_test';
    return next();
  });
  app.use(answerProblems);
  app.use(async (_ctx, next) => {
    await next().catch((error: Error & { code?: string }) => {
      outcomes.push(error.code ?? error.name);
      throw error;
    });
  });
  app.use(readImageBody);
  app.use((ctx) => {
    ctx.body = { size: (ctx.state.image as Buffer).length };
  });
  server = createServer(app.callback() as Parameters<typeof createServer>[1]);
  // As the API's: an idle connection is not closed in the moment a slow test uses it again.
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await closed;
});

const megabyte = 1024 * 1024;
const put = (body: RequestInit['body'], headers: Record<string, string> = { 'Content-Type': 'image/png' }): Promise<Response> =>
  fetch(url, { method: 'PUT', headers, body, ...(body instanceof ReadableStream ? { duplex: 'half' } : {}) });
const problemOf = async (response: Response) => {
  const { code, detail, errors } = (await response.json()) as ProblemBody;
  return { status: response.status, code, detail, errors };
};
/** A body whose length is not told beforehand. */
const stream = (size: number): ReadableStream<Uint8Array> => {
  let left = size;
  return new ReadableStream({
    pull(controller) {
      if (left <= 0) return controller.close();
      controller.enqueue(new Uint8Array(Math.min(left, 65_536)));
      left -= 65_536;
    },
  });
};

describe('the body of an upload', () => {
  test.each(['image/jpeg', 'image/png', 'image/webp', 'image/avif'])('arrives whole as %s, up to the limit', async (type) => {
    for (const body of [Buffer.alloc(5 * megabyte), stream(5 * megabyte)]) {
      expect(await (await put(body, { 'Content-Type': type })).json()).toEqual({ size: 5 * megabyte });
    }
  });
  test.each([
    ['one byte over the limit', () => Buffer.alloc(5 * megabyte + 1)],
    ['far over it', () => Buffer.alloc(20 * megabyte)],
    ['over it and of a length not told', () => stream(8 * megabyte)],
  ])('%s is payload_too_large', async (_, body) => {
    expect(await problemOf(await put(body()))).toMatchObject({ status: 413, code: 'payload_too_large' });
    expect((await put(Buffer.alloc(1))).status).toBe(200);
  });
  test.each(['application/json', 'image/svg+xml', 'image/gif', 'application/pdf', 'multipart/form-data; boundary=x', 'image', ''])(
    'of the type `%s` is unsupported_media_type, which names those that are taken',
    async (type) => {
      const response = await put(Buffer.alloc(10), { 'Content-Type': type });
      expect(response.headers.get('Accept')).toBe('image/jpeg, image/png, image/webp, image/avif');
      expect(await problemOf(response)).toMatchObject({
        status: 415,
        code: 'unsupported_media_type',
        detail: expect.stringContaining('image/jpeg, image/png, image/webp, image/avif'),
      });
    },
  );
  test('that is compressed is unsupported_media_type', async () => {
    const response = await put(Buffer.alloc(10), { 'Content-Type': 'image/png', 'Content-Encoding': 'gzip' });
    expect(await problemOf(response)).toMatchObject({ status: 415, code: 'unsupported_media_type' });
  });
  test.each([
    ['not there', () => undefined],
    ['empty', () => Buffer.alloc(0)],
    ['empty and of a length not told', () => stream(0)],
  ])('that is %s is validation_failed', async (_, body) => {
    const problem = await problemOf(await put(body()));
    expect(problem).toMatchObject({ status: 422, code: 'validation_failed', errors: [{ in: 'body', pointer: '', code: 'required' }] });
  });
  test('that breaks off is the fault of who sent it', async () => {
    outcomes.length = 0;
    const socket = connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' });
    socket.write('PUT / HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\nContent-Length: 100\r\n\r\nshort');
    const arrived = new Promise((resolve) => server.once('request', resolve));
    await arrived;
    socket.destroy();
    while (outcomes.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(outcomes).toEqual(['malformed_body']);
  });
  test('that is not HTTP any more in the middle leaves the server standing', async () => {
    const socket = connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' });
    socket.end('PUT / HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\nzz\r\n');
    expect(await text(socket)).toContain(' 400 ');
    expect((await put(Buffer.alloc(1))).status).toBe(200);
  });
});
