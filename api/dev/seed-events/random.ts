/** Chances that come out the same for the same seed, so that a database can be filled the same way again. */
export type Random = {
  /** From 0 up to 1. */
  next(): number;
  /** A whole number from 0 below `end`. */
  below(end: number): number;
  pick<T>(values: readonly T[]): T;
  /** The first ones often, the last ones seldom, as cities and words are. */
  pickSkewed<T>(values: readonly T[]): T;
  chance(probability: number): boolean;
};

/** Mulberry32: small, quick, and even enough for plausible data. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  const at = <T>(values: readonly T[], index: number): T => {
    const value = values[index];
    if (value === undefined) throw new Error('There is nothing to pick from.');
    return value;
  };
  return {
    next,
    below,
    pick: (values) => at(values, below(values.length)),
    pickSkewed: (values) => at(values, Math.floor(values.length * next() ** 2)),
    chance: (probability) => next() < probability,
  };
}
