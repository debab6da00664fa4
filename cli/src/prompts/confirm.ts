import { UsageError } from '../errors.js';
import { askConfirmation } from './ask.js';

/**
 * Lets somebody agree to what cannot be undone.
 * @throws {UsageError} when they do not, or when nobody is there and `--yes` was not given.
 */
export async function requireConfirmation(question: string, { canAsk, yes }: { canAsk: boolean; yes: boolean | undefined }): Promise<void> {
  if (yes) return;
  if (!canAsk) throw new UsageError('This has to be confirmed.', { hint: 'Without a terminal, or with --no-input: add --yes' });
  if (!(await askConfirmation(question, { initial: false }))) throw new UsageError('Nothing was done.');
}
