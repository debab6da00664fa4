import { readFile, stat } from 'node:fs/promises';
import { UsageError } from '../errors.js';

const most = 5_000_000;
const allowed = 'A JPEG, PNG, WebP or AVIF of at most 5 MB.';

// By what is in the file: its name may say anything.
function typeOf(bytes: Buffer): string | undefined {
  const word = (from: number, to: number): string => bytes.toString('latin1', from, to);
  if (word(0, 3) === '\u00ff\u00d8\u00ff') return 'image/jpeg';
  if (word(0, 8) === '\u0089PNG\r\n\u001a\n') return 'image/png';
  if (word(0, 4) === 'RIFF' && word(8, 12) === 'WEBP') return 'image/webp';
  if (word(4, 8) === 'ftyp' && /^avi[fs]$/.test(word(8, 12))) return 'image/avif';
  return undefined;
}

/**
 * Reads a picture that the API takes.
 * @throws {UsageError} for a file that cannot be read, is too large or is no such picture.
 */
export async function readImage(file: string): Promise<Blob> {
  let bytes: Buffer;
  try {
    const { size } = await stat(file);
    if (size > most) throw new UsageError(`${file} is too large: ${(size / 1_000_000).toFixed(1)} MB.`, { hint: allowed });
    bytes = await readFile(file);
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw new UsageError(`${file} cannot be read.`, { hint: (cause as Error).message, cause });
  }
  const type = typeOf(bytes);
  if (type === undefined) throw new UsageError(`${file} is no picture that can be used.`, { hint: allowed });
  return new Blob([new Uint8Array(bytes)], { type });
}
