import { text } from 'node:stream/consumers';
import { UsageError } from '../errors.js';
import { askSecret } from './ask.js';

interface Source {
  /** Whether `--password-stdin` was given. */
  piped: boolean | undefined;
  canAsk: boolean;
}

async function readLines(count: number): Promise<string[]> {
  const lines = (await text(process.stdin)).replace(/\r?\n$/, '').split(/\r?\n/);
  if (lines.length === count && lines.every((line) => line !== '')) return lines;
  const hint = count === 1 ? 'Pipe in the password alone.' : 'The current password on the first line, the new one on the second.';
  throw new UsageError(`stdin has ${lines.join('') === '' ? 'no password' : `${lines.length} lines, not ${count}`}.`, { hint });
}

function requireSource({ piped, canAsk }: Source): void {
  if (!piped && !canAsk) throw new UsageError('Without a terminal, pipe the password in.', { hint: 'Add --password-stdin' });
}

/** What the API asks of a new password, as far as it can be said before it is sent. */
function checkNew(password: string): string | null {
  if (Buffer.byteLength(password) > 72) return 'At most 72 bytes.';
  return [...password].length < 10 ? 'At least 10 characters.' : null;
}

/** A new password: typed twice where nobody sees it, or the one line of stdin. */
export async function readNewPassword(source: Source, message = 'Password'): Promise<string> {
  requireSource(source);
  if (source.piped) return (await readLines(1))[0] ?? '';
  const password = await askSecret(`${message} (at least 10 characters)`, { check: checkNew });
  await askSecret('The same again', { check: (again) => (again === password ? null : 'That is another one.') });
  return password;
}

/** The current password, for what a session alone must not be enough for. */
export async function readCurrentPassword(source: Source): Promise<string> {
  requireSource(source);
  return source.piped ? ((await readLines(1))[0] ?? '') : askSecret('Your password');
}

/** The current and a new password; from stdin they are two lines. */
export async function readPasswordChange(source: Source): Promise<{ currentPassword: string; newPassword: string }> {
  requireSource(source);
  if (source.piped) {
    const [currentPassword = '', newPassword = ''] = await readLines(2);
    return { currentPassword, newPassword };
  }
  const currentPassword = await askSecret('Current password');
  return { currentPassword, newPassword: await readNewPassword(source, 'New password') };
}
