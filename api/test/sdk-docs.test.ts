import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { EchoPlex } from '@echoplex/sdk';
import sharp from 'sharp';
import { type DevWorld, startDev } from '../dev/dev.js';
import { rootDirectory } from '../src/contract/document.js';
import { createTestDatabase, type TestDatabase } from './database.js';

let dir: string;
let database: TestDatabase;
let world: DevWorld;

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'echoplex-docs-'));
  database = await createTestDatabase();
  const ports = { api: 0, site: 0, mailbox: 0, stripe: 0 };
  world = await startDev({ stateDir: path.join(dir, 'state'), ports, seed: false, env: { DATABASE_URL: database.url, LOG_LEVEL: 'warn' } });
});
afterAll(async () => {
  await world.stop();
  await database.drop();
  await rm(dir, { recursive: true, force: true });
});

/** The page's JavaScript in the order it is read: one program, whose imports come first. */
function programOf(markdown: string): string {
  const blocks = [...markdown.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code = '']) => code);
  const lines = blocks.join('\n').split('\n');
  const isImport = (line: string): boolean => line.startsWith('import ');
  const names = new Map<string, Set<string>>();
  for (const [, list = '', from = ''] of lines
    .filter(isImport)
    .join('\n')
    .matchAll(/import \{ (.+?) \} from '(.+?)';/g)) {
    for (const name of list.split(', ')) (names.get(from) ?? names.set(from, new Set()).get(from))?.add(name);
  }
  const imports = [...names].map(([from, list]) => `import { ${[...list].join(', ')} } from '${from}';`);
  return [...imports, ...lines.filter((line) => !isImport(line)), 'process.exit(0);'].join('\n');
}

test('the examples of docs/sdk.md run, from the first to the last', async () => {
  const account = { email: 'olive@example.com', password: 'harbour-lights-2026', firstName: 'Olive', lastName: 'Hart' };
  const session = await new EchoPlex({ baseUrl: world.apiUrl }).auth.register({ ...account, role: 'organizer' });
  const organizer = new EchoPlex({ baseUrl: world.apiUrl, accessToken: session.accessToken });
  const { secret } = await organizer.apiKeys.create(session.user.memberships[0]!.organizationId, { name: 'Docs', scopes: ['*'] });
  const program = programOf(await readFile(path.join(rootDirectory, 'docs', 'sdk.md'), 'utf8'));
  expect(program).toContain('promoCodes.createBatch');
  await writeFile(path.join(dir, 'program.mjs'), program.replaceAll('http://localhost:3000', world.apiUrl));
  await mkdir(path.join(dir, 'node_modules', '@echoplex'), { recursive: true });
  await symlink(path.join(rootDirectory, 'sdk'), path.join(dir, 'node_modules', '@echoplex', 'sdk'));
  const picture = sharp({ create: { width: 400, height: 400, channels: 3, background: '#0f5c4d' } });
  await writeFile(path.join(dir, 'portrait.jpg'), await picture.clone().jpeg().toBuffer());
  await writeFile(path.join(dir, 'old-mill.png'), await picture.clone().png().toBuffer());
  const env = { ...process.env, NODE_OPTIONS: '', ECHOPLEX_API_KEY: secret };
  const { stdout } = await promisify(execFile)(process.execPath, ['program.mjs'], { cwd: dir, env });
  expect(stdout).toMatch(/^20 400 1600$/m);
  expect(stdout).toContain('BEGIN:VCALENDAR');
});
