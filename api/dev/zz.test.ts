import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Session } from 'node:inspector/promises';
import { test } from '@jest/globals';
import { EchoPlex } from '@echoplex/sdk';
import { createTestDatabase } from '../test/database.js';
import { startDev } from './dev.js';
test('x', async () => {
  const db = await createTestDatabase();
  const ac = new AbortController();
  const session = new Session(); session.connect(); await session.post('Profiler.enable'); await session.post('Profiler.start');
  const w = await startDev({ stateDir: mkdtempSync(path.join(os.tmpdir(), 'zz-')), ports: { api: 0, site: 0, mailbox: 0, stripe: 0 }, env: { DATABASE_URL: db.url, LOG_LEVEL: 'warn' }, signal: ac.signal, report: (l) => { process.stderr.write(l + '\n'); if (l.includes('Meetup')) ac.abort(new Error('x')); } }).catch(() => undefined);
  const { profile } = await session.post('Profiler.stop');
  writeFileSync('/tmp/prof/a.cpuprofile', JSON.stringify(profile)); session.disconnect();
  await w?.stop(); 
}, 60000);
