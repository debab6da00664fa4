import type { Context, Middleware } from 'koa';
import type { Operation } from '../contract/document.js';
import type { Address } from './addresses.js';

/** What runs for each operation. */
export type Pipelines = Map<Operation, (ctx: Context) => unknown>;

const end = (): Promise<void> => Promise.resolve();

/** Puts an operation's middleware in line, once, so that a request only walks it. */
export function pipeline(steps: Middleware[]): (ctx: Context) => unknown {
  return steps.reduceRight<(ctx: Context) => Promise<unknown>>(
    (inner, step) => (ctx) => step(ctx, () => inner(ctx) as Promise<void>) as Promise<unknown>,
    end,
  );
}

/** Runs the pipeline of the operation that the address and the method mean; HEAD is GET without the body. */
export function dispatch(pipelines: Pipelines): Middleware {
  return (ctx, next) => {
    const address = ctx.state.address as Address | undefined;
    const method = ctx.method === 'HEAD' ? 'get' : ctx.method.toLowerCase();
    const operation = address?.operations.find((candidate) => candidate.method === method);
    const run = operation && pipelines.get(operation);
    if (!address || !run) return next();
    ctx.params = address.params;
    return run(ctx);
  };
}
