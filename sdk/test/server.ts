import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the test server received it. */
export interface Received {
  method: string;
  url: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** What to answer: `hang` never answers, `drop` cuts the connection. */
export type Answer = { status?: number; headers?: Record<string, string>; body?: unknown } | 'hang' | 'drop';

export interface TestServer {
  url: string;
  received: Received[];
  close(): Promise<void>;
}

/** Starts a real HTTP server that answers by `respond`, which sees each request and how many came before it. */
export async function startServer(respond: (request: Received, index: number) => Answer | Promise<Answer>): Promise<TestServer> {
  const received: Received[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const seen = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      };
      received.push(seen);
      void Promise.resolve(respond(seen, received.length - 1)).then((answer) => {
        if (answer === 'hang') return;
        if (answer === 'drop') {
          request.socket.destroy();
          return;
        }
        const { status = 200, headers = {}, body } = answer;
        const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
        const type = status >= 400 ? 'application/problem+json' : 'application/json';
        response.writeHead(status, { ...(body !== undefined && { 'content-type': type }), ...headers });
        response.end(text);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A problem as the API sends it. */
export function problem(status: number, code: string, more: Record<string, unknown> = {}): Answer {
  return {
    status,
    body: {
      type: `https://echoplex.example.com/problems/${code}`,
      title: code,
      status,
      code,
      detail: `This is ${code}.`,
      requestId: 'req_1',
      errors: [],
      ...more,
    },
  };
}
