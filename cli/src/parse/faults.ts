import { UsageError } from '../errors.js';

/** Where the faults of flags are gathered while they are read: a command. */
export interface FaultCollector {
  faults: UsageError[];
}

/**
 * One error for all faults.
 * @param faults At least one.
 */
export function combineFaults(faults: readonly UsageError[]): UsageError {
  const [only] = faults;
  if (faults.length === 1 && only !== undefined) return only;
  const why = faults.map(({ message, hint }) => (hint === undefined ? message : `${message} ${hint}`));
  return new UsageError(`${faults.length} things are wrong with the flags.`, { why });
}

/**
 * A parser of a flag that notes a fault instead of ending the reading, so that all faults of a call are told together. The command
 * looks at them before it runs.
 */
export function noting<T>(parse: (text: string, flag: string) => T) {
  return async (text: string, context: unknown, { name }: { name: string }): Promise<T> => {
    try {
      return parse(text, `--${name}`);
    } catch (error) {
      const { faults } = context as Partial<FaultCollector>;
      if (!(error instanceof UsageError) || faults === undefined) throw error;
      faults.push(error);
      // Nobody sees it: a command with faults does not run.
      return undefined as T;
    }
  };
}
