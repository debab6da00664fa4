import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { schemaCompiler } from '../src/contract/schemas.js';
import { contract, createScene, requests, type Scene, send } from './operations.js';
import { addMember, addSession, addUser } from './rows.js';
import { startWorld } from './world.js';

const compile = schemaCompiler(contract);

let scene: Scene;
let media: string;

beforeAll(async () => {
  media = await mkdtemp(path.join(tmpdir(), 'echoplex-media-'));
  await writeFile(path.join(media, 'cover.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const world = await startWorld({ payments: true, env: { STORAGE_URL: pathToFileURL(media).href } });
  scene = await createScene(world, [{ quantity: 100 }]);
});
afterAll(async () => {
  await scene.world.close();
  await rm(media, { recursive: true, force: true });
});

describe('every operation of the contract works', () => {
  test.each([...contract.operations.keys()])('%s', async (id) => {
    const { world, organizer } = scene;
    const operation = contract.operations.get(id)!;
    // What belongs to the platform is changed by its admins alone.
    const ofPlatform = /^categories\.(create|update|delete)$/.test(id);
    const user = await addUser(world, { role: ofPlatform ? 'admin' : 'organizer' });
    await addMember(world, organizer.organization.id, 'owner', user.id);
    const request = await requests[id](scene, operation.open ? {} : { user });
    const credential = operation.open ? undefined : (request.orderSecret ?? (await addSession(world, user.id)).accessToken);
    const response = await send(world, id, request, credential);
    const text = await response.text();
    expect({ status: response.status, problem: response.status < 400 ? null : text }).toEqual({
      status: operation.successStatus,
      problem: null,
    });
    expect(response.headers.get('X-Request-Id')).toMatch(/^req_/);
    const schema = compile(operation).responses.get(response.status);
    if (schema) expect(schema.safeParse(JSON.parse(text)).error).toBeUndefined();
  });

  test('and none is called that the contract does not have', () => {
    expect(Object.keys(requests).sort()).toEqual([...contract.operations.keys()].sort());
  });
});

describe('what every operation that needs credentials', () => {
  const closed = [...contract.operations.values()].filter((operation) => !operation.open).map(({ id }) => id);

  test.each(closed)('%s refuses without one, and with one it does not know', async (id) => {
    const { organizer, sale, world } = scene;
    const params = { organization: organizer.organization.id, event: sale.event.id };
    for (const credential of [undefined, 'epk_unknown', 'eos_unknown', 'no.jwt.atall']) {
      const body = contract.operations.get(id)?.body ? {} : undefined;
      const response = await send(world, id, { params, body }, credential);
      expect(response.status).toBe(401);
      expect(response.headers.get('Content-Type')).toContain('application/problem+json');
      expect(response.headers.get('WWW-Authenticate')).toBe('Bearer');
    }
  });
});
