import type { Context } from 'koa';
import type { Device } from '../modules/accounts/service.js';

/** The device a request comes from, as sessions remember it. */
export const deviceOf = (ctx: Context): Device => ({ userAgent: ctx.get('User-Agent').slice(0, 300) || null, address: ctx.ip || null });
