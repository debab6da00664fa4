import type { Benchmark } from '../benchmark.js';
import { comparePublicRead } from '../lib/public-read.js';

const path = ({ id }: { id: string }): string => `/v1/events/${id}`;

/** An event read by everybody. */
export const readsEvent: Benchmark = {
  name: 'reads.event',
  about: 'GET /v1/events/{event} beside bare Koa, a body of the same size',
  run: (stage, effort) => comparePublicRead(stage, effort, { name: 'reads.event', path }),
};

/** The same by those who have it already. */
export const readsEvent304: Benchmark = {
  name: 'reads.event-304',
  about: 'the same with If-None-Match beside bare Koa answering 304',
  run: (stage, effort) => comparePublicRead(stage, effort, { name: 'reads.event-304', path, revalidate: true }),
};
