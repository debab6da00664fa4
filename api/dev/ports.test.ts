import http from 'node:http';
import { expect, test } from '@jest/globals';
import { close, listen } from './http.js';
import { freePort, isFree } from './ports.js';

test('a taken port leads to the next free one', async () => {
  const server = http.createServer();
  const taken = await listen(server, 0, '127.0.0.1');
  expect(await isFree(taken)).toBe(false);
  expect(await freePort(taken)).toBeGreaterThan(taken);
  await close(server);
  expect(await isFree(taken)).toBe(true);
  expect(await freePort(taken)).toBe(taken);
});
