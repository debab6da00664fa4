import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OperationId } from '../../src/contract/document.js';
import { contract, createScene, type Prepare, requests, type Scene, send } from '../operations.js';
import { startWorld } from '../world.js';
import { createActors, type TestActor } from './actors.js';
import { caseRequests } from './cases.js';
import { type Case, cases, type Column, columns, matrix, signs } from './matrix.js';

let scene: Scene;
let actors: Record<Column, TestActor>;
let media: string;

beforeAll(async () => {
  media = await mkdtemp(path.join(tmpdir(), 'echoplex-media-'));
  await writeFile(path.join(media, 'cover.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const world = await startWorld({ payments: true, env: { STORAGE_URL: pathToFileURL(media).href } });
  // Free, so that a checkout is over at once.
  scene = await createScene(world, [{ price: 0, quantity: 100_000 }]);
  actors = await createActors(scene);
});
afterAll(async () => {
  await scene.world.close();
  await rm(media, { recursive: true, force: true });
});

interface Row {
  /** The status of success. */
  ok: number;
  cells: Record<Column, number>;
}

/** Reads a row of the table. @throws Error when a column is missing, too many or not in the legend */
function readRow(row: string): Row {
  const [ok, ...cells] = row.split(/[\s|]+/);
  if (cells.length !== columns.length) throw new Error(`a row has ${cells.length} cells instead of ${columns.length}: ${row}`);
  const status = (cell: string): number => (cell === '+' ? Number(ok) : (signs[cell] ?? Number.NaN));
  return { ok: Number(ok), cells: Object.fromEntries(columns.map((column, n) => [column, status(cells[n]!)])) as Row['cells'] };
}

/** What somebody gets; one status, unless their credentials are told apart. */
async function ask(id: OperationId, prepare: Prepare, actor: TestActor): Promise<number | string> {
  const found = new Set<number>();
  const request = await prepare(scene, actor);
  for (const credential of actor.credentials(request)) {
    const response = await send(scene.world, id, request, credential);
    await response.arrayBuffer();
    found.add(response.status);
  }
  const [first, ...others] = found;
  return others.length === 0 ? first! : [...found].join(' or ');
}

/** Everybody asks at once, each about rows of their own. */
async function askAll(id: OperationId, prepare: Prepare): Promise<Record<string, number | string>> {
  return Object.fromEntries(
    await Promise.all(columns.map(async (column) => [column, await ask(id, prepare, actors[column])] as [string, number | string])),
  );
}

describe('who may call', () => {
  test.each([...contract.operations.values()].map(({ id, successStatus }) => [id, successStatus] as const))('%s', async (id, success) => {
    const { ok, cells } = readRow(matrix[id]);
    expect(ok).toBe(success);
    expect(await askAll(id, requests[id])).toEqual(cells);
  });

  test('every operation of the contract, and no other', () => {
    expect(Object.keys(matrix).sort()).toEqual([...contract.operations.keys()].sort());
  });
});

describe('who may call', () => {
  // The last one takes the members' places away.
  const order = (name: Case): number => Number(name === 'members.remove, oneself');
  test.each((Object.keys(cases) as Case[]).sort((a, b) => order(a) - order(b)))('%s', async (name) => {
    const id = name.split(',')[0] as OperationId;
    expect(await askAll(id, caseRequests[name])).toEqual(readRow(cases[name]).cells);
  });
});

describe('a row that cannot be read is not passed over', () => {
  test('with a cell missing or too many', () => {
    expect(() => readRow('200 | + | 1')).toThrow('2 cells');
    expect(() => readRow(`${matrix['me.get']} 1`)).toThrow('20 cells');
  });
  test('with a sign that is not in the legend', () => {
    expect(readRow(matrix['me.get'].replace('+', 'x')).cells.attendee).toBeNaN();
  });
});
