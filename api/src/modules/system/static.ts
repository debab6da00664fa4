import send from 'koa-send';
import type { Context } from 'koa';
import { notFound } from '../../errors/problem.js';

/** Files whose names carry a hash of their content never change under that name. */
const hashed = /-[A-Za-z0-9_-]{8}\.js(\.map)?$/;
const aYear = 365 * 24 * 60 * 60 * 1000;

/** Sends one file of a folder, or 304 when the caller has it. Names are flat and were checked by the guard. */
export async function sendFile(ctx: Context, root: string, file: string): Promise<void> {
  const immutable = hashed.test(file);
  try {
    await send(ctx, file, { root, maxage: immutable ? aYear : 60_000, immutable });
  } catch (error) {
    if ((error as { status?: number }).status === 404) throw notFound('file');
    throw error;
  }
  if (ctx.fresh) {
    ctx.status = 304;
    ctx.body = null;
  }
}
