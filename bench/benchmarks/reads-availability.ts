import type { Benchmark } from '../benchmark.js';
import { comparePublicRead } from '../lib/public-read.js';

/** What is left, asked by everybody while an event sells. */
export const readsAvailability: Benchmark = {
  name: 'reads.availability',
  about: 'GET /v1/events/{event}/availability beside bare Koa with a body of the same size',
  asked: { atLeast: 0.7 },
  run: (stage, effort) =>
    comparePublicRead(stage, effort, { name: 'reads.availability', path: ({ id }) => `/v1/events/${id}/availability` }),
};
