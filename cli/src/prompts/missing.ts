import { UsageError } from '../errors.js';

/**
 * Looks whether flags that a command cannot do without are there.
 * @param flags What was given, by flag: `{'--name': undefined}`.
 * @returns Whether somebody has to be asked.
 * @throws {UsageError} that lists all missing flags when nobody can be.
 */
export function findMissing(flags: Readonly<Record<string, unknown>>, canAsk: boolean): boolean {
  const missing = Object.keys(flags).filter((flag) => flags[flag] === undefined);
  if (missing.length > 0 && !canAsk) {
    throw new UsageError(`${missing.length === 1 ? 'A flag is' : 'Flags are'} missing: ${missing.join(', ')}.`, {
      hint: 'On a terminal they are asked for. All flags: --help',
    });
  }
  return missing.length > 0;
}
