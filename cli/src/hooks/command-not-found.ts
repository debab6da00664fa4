import type { Hook } from '@oclif/core';
import { UsageError } from '../errors.js';

/** Changes of single letters that lead from one word to the other. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (const [other, wanted] of [...to].entries()) {
      next.push(Math.min((row[other] ?? 0) + (letter === wanted ? 0 : 1), (row[other + 1] ?? 0) + 1, (next[other] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? Infinity;
}

const commandNotFound: Hook<'command_not_found'> = async function ({ id, argv, config }) {
  const typed = [...id.split(':'), ...(argv ?? []).filter((word) => !word.startsWith('-'))].slice(0, 2).join(' ');
  const known = [...config.commandIDs, ...config.topics.map(({ name }) => name)].map((name) => name.replaceAll(':', ' '));
  const near = known
    .map((name) => ({ name, away: Math.min(distance(typed, name), distance(id.replaceAll(':', ' '), name)) }))
    .sort((a, b) => a.away - b.away)[0];
  const hint = near && near.away <= 3 ? `Did you mean: echoplex ${near.name}` : 'See what there is: echoplex help';
  throw new UsageError(`There is no command "${id.replaceAll(':', ' ')}".`, { hint });
};

export default commandNotFound;
