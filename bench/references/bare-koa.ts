// What a read is compared with: Koa, one line of middleware and the answer ready as a string. Nothing is read, computed, logged or limited.
import Koa from 'koa';
import type { Answer } from '../lib/public-read.js';

const { status, headers, body } = JSON.parse(process.env.ANSWER ?? '{}') as Answer;
const app = new Koa();
app.use((ctx) => {
  if (ctx.path === '/ready') return void (ctx.status = 204);
  ctx.status = status;
  ctx.set(headers);
  if (body !== '') ctx.body = body;
});
app.listen(Number(process.env.PORT), '127.0.0.1');
