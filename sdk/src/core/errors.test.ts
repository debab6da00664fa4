import { afterEach, expect, it } from '@jest/globals';
import { problem, startServer, type Answer, type TestServer } from '../../test/server.js';
import * as sdk from '../index.js';

let server: TestServer | undefined;
afterEach(() => server?.close());

async function errorFor(answer: Answer): Promise<sdk.ApiError> {
  server = await startServer(() => answer);
  const echoplex = new sdk.EchoPlex({ baseUrl: server.url, maxRetries: 0 });
  return (await echoplex.me.get().catch((caught: unknown) => caught)) as sdk.ApiError;
}

it.each([
  [400, 'malformed_body', sdk.ValidationError],
  [422, 'validation_failed', sdk.ValidationError],
  [401, 'invalid_credentials', sdk.AuthenticationError],
  [402, 'payment_failed', sdk.PaymentError],
  [403, 'forbidden', sdk.PermissionError],
  [403, 'refund_not_allowed', sdk.PermissionError],
  [409, 'refund_exceeds_payment', sdk.ConflictError],
  [404, 'not_found', sdk.NotFoundError],
  [405, 'method_not_allowed', sdk.ApiError],
  [409, 'order_state_invalid', sdk.ConflictError],
  [410, 'order_expired', sdk.ConflictError],
  [409, 'sold_out', sdk.SoldOutError],
  [409, 'insufficient_quantity', sdk.SoldOutError],
  [429, 'rate_limited', sdk.RateLimitError],
  [500, 'internal', sdk.ServerError],
  [503, 'unavailable', sdk.ServerError],
])('%d %s is its class', async (status, code, expected) => {
  const fault = { in: 'body', pointer: '/items/0', code, message: 'Wrong.', available: 3 };
  const error = await errorFor(problem(status, code, { errors: [fault], extra: 'kept' }));
  expect(error.constructor).toBe(expected);
  expect(error).toBeInstanceOf(sdk.ApiError);
  expect(error).toBeInstanceOf(sdk.EchoPlexError);
  expect(error).toMatchObject({
    name: expected.name,
    message: `This is ${code}.`,
    detail: `This is ${code}.`,
    status,
    code,
    requestId: 'req_1',
    errors: [fault],
  });
  expect(error.problem).toMatchObject({ extra: 'kept' });
});

it('counts a sold-out tier among the conflicts', () => {
  expect(sdk.SoldOutError.prototype).toBeInstanceOf(sdk.ConflictError);
});

it.each([
  [
    'a page of a proxy',
    { status: 502, headers: { 'content-type': 'text/html', 'x-request-id': 'req_proxy' }, body: '<h1>Bad gateway</h1>' },
  ],
  ['nothing', { status: 502, headers: { 'x-request-id': 'req_proxy' } }],
  ['other JSON', { status: 502, headers: { 'x-request-id': 'req_proxy' }, body: { message: 'no' } }],
])('makes an error of %s too', async (_, answer) => {
  const error = await errorFor(answer);
  expect(error).toBeInstanceOf(sdk.ServerError);
  expect(error).toMatchObject({
    code: 'unexpected_response',
    requestId: 'req_proxy',
    errors: [],
    message: 'The server answered 502 without saying why.',
  });
});

it('refuses a success that cannot be read', async () => {
  const error = await errorFor({ status: 200, headers: { 'content-type': 'application/json' }, body: '{"id":' });
  expect(error).toMatchObject({
    name: 'ApiError',
    status: 200,
    code: 'unexpected_response',
    message: 'The server sent JSON that cannot be read.',
  });
});
