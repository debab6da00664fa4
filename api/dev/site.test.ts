import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startSite, type Site } from './site.js';

let base: string;
let site: Site;
beforeAll(async () => {
  base = mkdtempSync(path.join(os.tmpdir(), 'echoplex-site-'));
  const folder = path.join(base, 'site');
  mkdirSync(path.join(folder, 'events'), { recursive: true });
  writeFileSync(path.join(base, 'secret.txt'), 'outside');
  writeFileSync(path.join(folder, '.env'), 'hidden');
  writeFileSync(path.join(folder, 'index.html'), '<script src="http://localhost:3000/widget/echoplex-tickets.js"></script>');
  writeFileSync(path.join(folder, 'events/index.html'), 'events');
  writeFileSync(path.join(folder, 'style.css'), 'body {}');
  site = await startSite({ folder, apiUrl: 'http://localhost:3007' });
});
afterAll(async () => {
  await site.stop();
  rmSync(base, { recursive: true });
});

/** Sends the path as it is; `fetch` would tidy it first. */
function get(address: string): Promise<{ status: number | undefined; type: string | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const request = http.get({ host: '127.0.0.1', port: site.port, path: address, agent: false }, (answer) => {
      let body = '';
      answer.on('data', (chunk: Buffer) => (body += chunk.toString()));
      answer.on('end', () => resolve({ status: answer.statusCode, type: answer.headers['content-type'], body }));
    });
    request.on('error', reject);
  });
}

test('serves pages with the address of the running API, folders by their index, and files by their type', async () => {
  expect((await get('/')).body).toContain('http://localhost:3007/widget');
  expect((await get('/events')).body).toBe('events');
  expect(await get('/style.css?v=1')).toMatchObject({ status: 200, type: 'text/css; charset=utf-8' });
});

test.each(['/none.html', '/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/.env', '/%00', '/%zz', '//'])(
  'answers no file for %s',
  async (address) => {
    const { status, body } = await get(address);
    expect(body).not.toContain('outside');
    expect(body).not.toContain('hidden');
    expect(address === '//' ? 404 : status).toBe(404);
  },
);
