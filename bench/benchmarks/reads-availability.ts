import type { Benchmark } from '../benchmark.js';
import { comparePublicRead } from '../lib/public-read.js';

/** What is left, asked by everybody while an event sells. */
export const readsAvailability: Benchmark = {
  name: 'reads.availability',
  about: 'GET …/availability of an event beside bare Koa, a body of the same size',
  run: (stage, effort) =>
    comparePublicRead(stage, effort, { name: 'reads.availability', path: ({ id }) => `/v1/events/${id}/availability` }),
};
