import { open, readFile, type FileHandle } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { UsageError } from '../errors.js';

/** Reads a text file, or stdin for `-`. @throws {UsageError} when it cannot be read. */
export async function readText(file: string): Promise<string> {
  if (file === '-') return await text(process.stdin);
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new UsageError(`${file} cannot be read.`, { hint: (cause as Error).message, cause });
  }
}

/**
 * Opens a file to be written, before there is anything to write: what was made for it must not be lost.
 * @param replace Asked when the file is there already.
 * @throws {UsageError} when it cannot be written.
 */
export async function openNew(file: string, replace: () => Promise<void>): Promise<FileHandle> {
  try {
    try {
      return await open(file, 'wx');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      await replace();
      return await open(file, 'w');
    }
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw new UsageError(`${file} cannot be written.`, { hint: (cause as Error).message, cause });
  }
}
