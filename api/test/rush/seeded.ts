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
  let state = seed >>> 0;
  // Mulberry32: one multiplication round over a counter, plenty for choosing what a buyer does.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const roll = (below: number): number => Math.floor(next() * below);
  return {
    roll,
    pick: (from) => from[roll(from.length)]!,
    draw(from, count) {
      const left = [...from];
      return Array.from({ length: Math.min(count, left.length) }, () => left.splice(roll(left.length), 1)[0]!);
    },
  };
}
