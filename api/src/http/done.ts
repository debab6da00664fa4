import type { Context } from 'koa';

/** For operations that answer nothing but that they were done, or will be. */
export async function done(ctx: Context, status: 202 | 204, work: Promise<unknown>): Promise<void> {
  await work;
  ctx.status = status;
}
