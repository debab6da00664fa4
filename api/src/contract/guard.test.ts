import { describe, expect, test } from '@jest/globals';
import type { Context } from 'koa';
import { pino } from 'pino';
import { Problem } from '../errors/problem.js';
import { loadContract } from './document.js';
import { createGuard } from './guard.js';
import { coerce, project } from './schemas.js';

const contract = loadContract();
const logger = pino({ level: 'silent' });
const guards = {
  strict: createGuard(contract, { strict: true, logger }),
  lenient: createGuard(contract, { strict: false, logger }),
};

function contextOf(changes: { params?: object; query?: object; body?: unknown } = {}): Context {
  const context = {
    params: changes.params ?? {},
    query: changes.query ?? {},
    request: { body: changes.body },
    state: {},
    status: 200,
    get: () => '',
  };
  return context as unknown as Context;
}
const health = { status: 'ok', version: '1', uptime: 1 };

describe('on the way out', () => {
  const answer = (mode: keyof typeof guards, body: unknown, status = 200) => {
    const ctx = contextOf();
    return Promise.resolve(
      guards[mode]('system.health')(ctx, () => {
        ctx.status = status;
        ctx.body = body;
        return Promise.resolve();
      }),
    ).then(() => ctx.body as unknown);
  };
  test('what the contract says passes', async () => {
    expect(await answer('strict', health)).toEqual(health);
  });
  test.each([
    ['a field nobody declared', { ...health, secret: 'x' }, 200],
    ['a missing field', { status: 'ok' }, 200],
    ['a status nobody declared', health, 206],
  ])('%s fails in development', async (_name, body, status) => {
    await expect(answer('strict', body, status)).rejects.toThrow('outside the contract');
  });
  test('in production an undeclared field is stripped', async () => {
    expect(await answer('lenient', { ...health, secret: 'x' })).toEqual(health);
  });
  test('a problem code the operation does not name fails in development', async () => {
    const throwing = guards.strict('system.health')(contextOf(), () => Promise.reject(new Problem('sold_out', '')));
    await expect(throwing).rejects.toThrow('problem code sold_out is not declared');
    const known = guards.strict('system.health')(contextOf(), () => Promise.reject(new Problem('not_found', 'gone')));
    await expect(known).rejects.toThrow('gone');
  });
});

describe('on the way in', () => {
  test('query values get their declared type and their defaults', async () => {
    const parse = async (query: object): Promise<object> => {
      const ctx = contextOf({ params: { organization: `org_0${'0'.repeat(25)}` }, query });
      await guards.lenient('apiKeys.list')(ctx, () => Promise.resolve());
      return (ctx.state.input as { query: object }).query;
    };
    expect(await parse({ limit: '7' })).toEqual({ limit: 7 });
    expect(await parse({})).toEqual({ limit: 50 });
  });
  test.each([
    [{ type: 'integer' }, '12', 12],
    [{ type: 'integer' }, '1e3', '1e3'],
    [{ type: 'integer' }, '', ''],
    [{ type: 'number' }, '-1.5', -1.5],
    [{ type: 'boolean' }, 'true', true],
    [{ type: 'boolean' }, 'yes', 'yes'],
    [{ type: 'array', items: { type: 'integer' } }, '1,2', [1, 2]],
    [{ type: 'string' }, '12', '12'],
    [{ type: 'string' }, ['a', 'b'], ['a', 'b']],
  ])('%j takes %j for %j', (schema, value, expected) => {
    expect(coerce(schema, value, contract)).toEqual(expected);
  });
});

/** What the body of a checkout is read as. */
async function inputOf(body: unknown): Promise<unknown> {
  const ctx = contextOf({ params: { order: 'ord_01m8nky6yqe02rp1s408e51gg1' }, body });
  await guards.lenient('orders.checkout')(ctx, () => Promise.resolve());
  return (ctx.state.input as { body: unknown }).body;
}

test('a body that may be left out may also be JSON of no length', async () => {
  const [empty, none, nothing] = [await inputOf({}), await inputOf(undefined), await inputOf('')];
  expect([none, nothing]).toEqual([empty, empty]);
  await expect(inputOf('redirect')).rejects.toMatchObject({ code: 'validation_failed' });
});

test('projecting keeps what is declared, at every depth', () => {
  const page = { data: [{ id: 'a', secret: 1 }], nextCursor: null, total: 3 };
  expect(project({ $ref: '#/components/schemas/TierPage' }, page, contract)).toEqual({ data: [{ id: 'a' }], nextCursor: null });
});
