import type { Stage } from './lib/stage.js';

/** What a value should be; printed beside it, and no more than that: the machine that measures may be busy. */
export type Asked = { atLeast: number } | { atMost: number };

/** What was asked of a figure, and what came of it. */
export interface Demand {
  /** `ratio`: of the figure. `p99`: how many times as long as the reference's. `memory`: megabytes of one process of ours. */
  what: 'ratio' | 'p99' | 'memory';
  value: number;
  atLeast?: number;
  atMost?: number;
  met: boolean;
}

/** One figure of ours beside its reference, taken in the same run. A JSON line of `npm run bench -- --json` is one of these. */
export interface Figure {
  /** The benchmark's: `reads.event`. */
  name: string;
  /** Ours, the median of all rounds. */
  value: number;
  unit: string;
  reference: { name: string; value: number };
  /** `value / reference.value`. */
  ratio: number;
  asked: Demand[];
  /** What was varied between the figures of one benchmark, and what was seen beside them: connections, percentiles, rounds. */
  [further: string]: unknown;
}

/** How thoroughly to measure. */
export interface Effort {
  rounds: number;
  /** Of each round, per side. */
  seconds: number;
  /** Numbers of connections to measure with, one figure each. */
  connections: number[];
}

/** One file of `bench/benchmarks`. */
export interface Benchmark {
  /** `topic.what`, as in `npm run bench -- topic.what`. */
  name: string;
  /** What is compared with what, in a line. */
  about: string;
  /** How thoroughly, where nobody says so and it is less than usual. */
  effort?: Pick<Effort, 'rounds' | 'seconds'>;
  /** Takes its figures on a stage of its own, which is taken down afterwards. */
  run(stage: Stage, effort: Effort): Promise<Figure[]>;
}
