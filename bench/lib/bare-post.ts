import type { Child } from './child.js';
import type { Stage } from './stage.js';

/** What a reference answers on one route. */
export interface SentAnswer {
  method: 'post' | 'patch';
  /** As `@koa/router` takes it, `/v1/orders/:order`. */
  route: string;
  status: number;
  type: string;
  body: unknown;
}

/** Where orders are created. */
export const ordersRoute = '/v1/events/:event/orders';

/** The answer of ours, to be given by a reference. @throws Error when ours has another status */
export async function answerOf(response: Response, status: number): Promise<Pick<SentAnswer, 'status' | 'type' | 'body'>> {
  const text = await response.text();
  if (response.status !== status) throw new Error(`${response.url} answered ${response.status}: ${text}`);
  return { status, type: response.headers.get('Content-Type') ?? '', body: JSON.parse(text) as unknown };
}

/** Starts Koa, its router and its body parser, which give these answers. */
export const bareKoaPost = (stage: Stage, answers: SentAnswer[]): Promise<Child & { url: string }> =>
  stage.reference('bare-koa-post', { ANSWERS: JSON.stringify(answers) });
