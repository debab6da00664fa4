import { UsageError } from '../errors.js';
import { askConfirmation, askText } from './ask.js';

interface Who {
  canAsk: boolean;
  yes: boolean | undefined;
}

/**
 * Lets somebody agree to what cannot be undone.
 * @throws {UsageError} when they do not, or when nobody is there and `--yes` was not given.
 */
export async function requireConfirmation(question: string, { canAsk, yes }: Who): Promise<void> {
  if (yes) return;
  if (!canAsk) throw new UsageError('This has to be confirmed.', { hint: 'Without a terminal, or with --no-input: add --yes' });
  if (!(await askConfirmation(question, { initial: false }))) throw new UsageError('Nothing was done.');
}

/**
 * The same for what reaches many people: the name has to be typed.
 * @throws {UsageError} when another one is typed, or when nobody is there and `--yes` was not given.
 */
export async function requireTyped(warning: string, name: string, { canAsk, yes }: Who): Promise<void> {
  if (yes) return;
  if (!canAsk) throw new UsageError('This has to be confirmed.', { hint: 'Without a terminal, or with --no-input: add --yes' });
  process.stderr.write(`\n  ${warning}\n\n`);
  const typed = await askText(`Type "${name}" to go on`);
  if (typed.toLowerCase() !== name.trim().toLowerCase()) throw new UsageError(`That was not "${name}". Nothing was done.`);
}
