import { createHash } from 'node:crypto';
import type { Context, Middleware } from 'koa';
import type { Actor } from '../access/actor.js';
import type { Operation } from '../contract/document.js';
import type { GuardedInput } from '../contract/guard.js';
import type { Db } from '../db/knex.js';
import { Problem } from '../errors/problem.js';

/** A first request that has not answered for this long died with its process; its key may be taken over. */
const abandonedSeconds = 60;

const digest = (...parts: string[]): Buffer => createHash('sha256').update(parts.join('\n')).digest();

/** Whose keys a caller's are. */
export function principalOf(actor: Actor): string {
  switch (actor.kind) {
    case 'user':
      return actor.userId;
    case 'apiKey':
      return actor.apiKeyId;
    case 'buyer':
      return actor.orderId;
    default:
      return 'anonymous';
  }
}

interface Kept {
  requestHash: Buffer;
  status: number | null;
  body: unknown;
  abandoned: boolean;
}

const withoutSecret = (body: unknown): unknown => {
  if (typeof body !== 'object' || body === null) return body;
  const { secret: _secret, ...rest } = body as Record<string, unknown>;
  return rest;
};

/**
 * Gives a repeated request its first answer again. The first one reserves the key before it does anything; when it fails, nothing was
 * changed and the key is free for another try. Kept for 24 hours, without secrets.
 */
export function idempotency(db: Db, operation: Operation): Middleware {
  const answerAgain = (ctx: Context, kept: Kept, requestHash: Buffer): void => {
    if (!kept.requestHash.equals(requestHash)) {
      throw new Problem('idempotency_key_reused', 'This Idempotency-Key came with another request before. Use a new one for each change.');
    }
    if (kept.status === null) {
      throw new Problem('idempotency_in_progress', 'The first request with this Idempotency-Key is still running. Try again in a moment.', {
        headers: { 'Retry-After': '1' },
      });
    }
    ctx.status = kept.status;
    ctx.set('Idempotent-Replayed', 'true');
    ctx.body = kept.body;
  };

  return async (ctx, next) => {
    const input = ctx.state.input as GuardedInput;
    const key = input.header['Idempotency-Key'] as string | undefined;
    if (key === undefined) return next();
    const row = { principal: principalOf(ctx.state.actor as Actor), operation: operation.id, keyHash: digest(key) };
    const requestHash = digest(JSON.stringify(input.path), JSON.stringify(input.body));
    const reserved: unknown[] = await db('idempotency_keys')
      .insert({ ...row, requestHash })
      .onConflict(['principal', 'operation', 'keyHash'])
      .ignore()
      .returning('createdAt');
    // Only one of those who find an abandoned key gets it.
    const takeOver = async (kept: Kept): Promise<boolean> => {
      if (kept.status !== null || !kept.abandoned || !kept.requestHash.equals(requestHash)) return false;
      const stale = db.raw(`now() - ? * interval '1 second'`, [abandonedSeconds]);
      const taken = await db('idempotency_keys')
        .where(row)
        .whereNull('status')
        .where('lockedAt', '<', stale)
        .update({ lockedAt: db.fn.now() });
      return taken === 1;
    };
    if (reserved.length === 0) {
      const kept = (await db('idempotency_keys')
        .where(row)
        .first('requestHash', 'status', 'body', db.raw(`locked_at < now() - ? * interval '1 second' as abandoned`, [abandonedSeconds]))) as
        Kept | undefined;
      if (kept && !(await takeOver(kept))) return answerAgain(ctx, kept, requestHash);
    }
    try {
      await next();
    } catch (error) {
      await db('idempotency_keys').where(row).whereNull('status').delete();
      throw error;
    }
    await db('idempotency_keys')
      .where(row)
      .update({ status: ctx.status, body: JSON.stringify(withoutSecret(ctx.body)) });
    return undefined;
  };
}
