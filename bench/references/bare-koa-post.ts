// What orders are compared with: the libraries this product is built with, and no work. It reads and parses the JSON body, finds the route with
// its parameters, and answers an object that is made into JSON for each answer; request and answer have the sizes of ours. It checks, limits,
// counts and logs nothing, has no credentials and no keys, sends three headers where the API sends some twenty, and talks to no database.
import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import Koa from 'koa';
import type { SentAnswer } from '../lib/bare-post.js';

const answers = JSON.parse(process.env.ANSWERS ?? '[]') as SentAnswer[];
const router = new Router();
for (const { method, route, status, type, body } of answers) {
  router[method](route, (ctx) => {
    ctx.status = status;
    ctx.type = type;
    ctx.body = body;
  });
}
router.get('/ready', (ctx) => void (ctx.status = 204));
new Koa().use(bodyParser()).use(router.routes()).listen(Number(process.env.PORT), '127.0.0.1');
