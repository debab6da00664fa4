import { createRandom } from '../../dev/seed-events/random.js';

/** Chance that is the same whenever it begins with the same seed. */
export interface Dice {
  /** An integer from 0 to `below - 1`. */
  roll(below: number): number;
  pick<T>(from: readonly T[]): T;
  /** So many of them, each once. */
  draw<T>(from: readonly T[], count: number): T[];
}

/** @param seed 32 bits of it count */
export function seededDice(seed: number): Dice {
  const { below, pick } = createRandom(seed);
  return {
    roll: below,
    pick,
    draw(from, count) {
      const left = [...from];
      return Array.from({ length: Math.min(count, left.length) }, () => left.splice(below(left.length), 1)[0]!);
    },
  };
}
