import { bodyParser } from '@koa/bodyparser';
import type { Context, Middleware } from 'koa';
import { Problem } from '../errors/problem.js';
import { parseJson } from './json.js';
import { takenOf } from './taken.js';

/** Far more than any declared body needs; pictures have a limit of their own. */
const limit = '64kb';
/** Events of Stripe carry whole objects. */
const eventLimit = '512kb';

const malformed = (error: Error): Problem =>
  new Problem('malformed_body', `The body is not valid JSON: ${error.message}`, { cause: error });

const parserOf = (jsonLimit: string, tooLarge: (error: Error) => Problem): Middleware =>
  bodyParser({
    enableTypes: ['json'],
    jsonLimit,
    jsonStrict: false,
    onError(error: Error & { status?: number }) {
      if (error.status === 413) throw tooLarge(error);
      if (error.status === 415)
        throw new Problem('unsupported_media_type', `This encoding or charset of the body is not taken.`, { cause: error });
      throw malformed(error);
    },
  });

const parser = parserOf(limit, (cause) => new Problem('payload_too_large', `The body is larger than ${limit}.`, { cause }));
// Stripe sends nothing of that size: to this address it is just another body that cannot be read.
const eventParser = parserOf(eventLimit, (cause) => new Problem('malformed_body', `The body is larger than ${eventLimit}.`, { cause }));

function assertJson(ctx: Context): void {
  const sent = ctx.get('Transfer-Encoding') !== '' || (ctx.request.length ?? 0) > 0;
  if (sent && !ctx.is('json')) {
    throw new Problem('unsupported_media_type', 'Send the body as application/json.');
  }
}

/** Reads an event of Stripe's. */
export const readEventBody: Middleware = (ctx, next) => {
  assertJson(ctx);
  return eventParser(ctx, next);
};

/** Reads the JSON body of an operation that takes one. */
export const readJsonBody: Middleware = (ctx, next) => {
  assertJson(ctx);
  const text = takenOf(ctx.req)?.text;
  if (text === undefined) return parser(ctx, next);
  try {
    ctx.request.body = parseJson(text);
  } catch (error) {
    throw malformed(error as Error);
  }
  return next();
};
