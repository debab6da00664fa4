import { bodyParser } from '@koa/bodyparser';
import type { Middleware } from 'koa';
import { Problem } from '../errors/problem.js';
import { parseJson } from './json.js';
import { takenOf } from './taken.js';

/** Far more than any declared body needs; pictures have a limit of their own. */
const limit = '64kb';

const malformed = (error: Error): Problem =>
  new Problem('malformed_body', `The body is not valid JSON: ${error.message}`, { cause: error });

const parser = bodyParser({
  enableTypes: ['json'],
  jsonLimit: limit,
  jsonStrict: false,
  onError(error: Error & { status?: number }) {
    if (error.status === 413) throw new Problem('payload_too_large', `The body is larger than ${limit}.`, { cause: error });
    if (error.status === 415)
      throw new Problem('unsupported_media_type', `This encoding or charset of the body is not taken.`, { cause: error });
    throw malformed(error);
  },
});

/** Reads the JSON body of an operation that takes one. */
export const readJsonBody: Middleware = (ctx, next) => {
  const sent = ctx.get('Transfer-Encoding') !== '' || (ctx.request.length ?? 0) > 0;
  if (sent && !ctx.is('json')) {
    throw new Problem('unsupported_media_type', 'Send the body as application/json.');
  }
  const text = takenOf(ctx.req)?.text;
  if (text === undefined) return parser(ctx, next);
  try {
    ctx.request.body = parseJson(text);
  } catch (error) {
    throw malformed(error as Error);
  }
  return next();
};
