import { program } from '../config/program.js';
import { UsageError } from '../errors.js';
import { combineFaults } from './faults.js';
import { nearest } from './near.js';

/** The command that was typed. */
export interface Usage {
  /** As it is typed, `tiers create`. */
  command: string;
  /** The flags it has, without dashes. */
  flags: readonly string[];
  /** The arguments it cannot do without. */
  args: readonly string[];
}

/** What the parser's errors carry. */
interface ParserError extends Error {
  flags?: readonly string[];
  args?: readonly (string | { name: string })[];
}

function unknownFlag(given: string, { command, flags }: Usage): UsageError {
  const [flag = ''] = given.split('=');
  const near = flag.startsWith('--') ? nearest(flag.slice(2), flags) : undefined;
  const hint = near === undefined ? `See them all: ${program} ${command} --help` : `Did you mean --${near}?`;
  return new UsageError(`There is no flag ${flag}.`, { hint });
}

/** The error of the parser in our words; undefined for what is no fault of the words that were typed. */
function inOurWords(error: ParserError, usage: Usage): UsageError[] | undefined {
  const call = [program, usage.command, ...usage.args.map((name) => name.toUpperCase())].join(' ');
  const names = (error.args ?? []).map((arg) => (typeof arg === 'string' ? arg : arg.name));
  switch (error.constructor.name) {
    case 'NonExistentFlagsError':
      return (error.flags ?? []).map((flag) => unknownFlag(flag, usage));
    case 'RequiredArgsError':
      return [new UsageError(`Say which ${names.join(' and ')}.`, { hint: call })];
    case 'UnexpectedArgsError': {
      const hint = `A text of several words needs quotes. The command: ${call}`;
      return [new UsageError(`There is nothing that ${names.map((word) => `"${word}"`).join(', ')} could be.`, { hint })];
    }
    default: {
      const [, flag, options] = /(--\S+?)(?:=.*)? (?:to be one of|expects one of these values): (.*)/.exec(error.message) ?? [];
      if (flag !== undefined) return [new UsageError(`${flag} is one of: ${options}.`)];
      const [, lacking] = /^Flag (--\S+) expects a value/.exec(error.message) ?? [];
      return lacking === undefined ? undefined : [new UsageError(`${lacking} needs a value.`)];
    }
  }
}

/**
 * What to tell about words that do not fit a command: everything that is wrong with them at once.
 * @param error What the parser threw.
 * @param faults What was found by reading the flags.
 */
export function toUsageError(error: unknown, faults: readonly UsageError[], usage: Usage): unknown {
  const own = error instanceof Error ? inOurWords(error, usage) : undefined;
  return own === undefined && faults.length === 0 ? error : combineFaults([...(own ?? []), ...faults]);
}
