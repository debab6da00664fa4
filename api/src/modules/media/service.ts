import { randomBytes } from 'node:crypto';
import { Problem } from '../../errors/problem.js';
import type { MediaStore } from '../../media-store.js';
import { encodePicture, type PictureShape } from './picture.js';

export { createMediaStore, type MediaStore } from '../../media-store.js';
export { type PictureShape, pictureTypes } from './picture.js';

const ownKey = /^[a-z]+-[0-9a-f]{32}\.webp$/;

/** Whether a key was made by `storePicture`: it never stands for another picture, so it may be kept forever. */
export const isPictureKey = (key: string): boolean => ownKey.test(key);

/**
 * Re-encodes a picture and stores it under a key of its own, even if the same picture was stored before, so that removing one
 * never takes it from another.
 * @param bytes as they were uploaded; nothing of them is trusted
 * @returns the key, for `pictureUrl`
 * @throws Problem `image_invalid`, `overloaded`, or `unavailable` when STORAGE_URL is not set or does not take the file
 */
export async function storePicture(store: MediaStore, bytes: Buffer, shape: PictureShape): Promise<string> {
  const picture = await encodePicture(bytes, shape);
  const key = `${shape}-${randomBytes(16).toString('hex')}.webp`;
  await store.put(key, picture, 'image/webp');
  return key;
}

/** Removes a picture that nothing names any more. Files that `storePicture` did not make stay. Never fails; what goes wrong is logged. */
export async function removePicture(store: MediaStore, key: string | null): Promise<void> {
  if (key !== null && isPictureKey(key)) await store.remove(key);
}

/**
 * Stores a picture, lets `commit` write its key, and then removes the picture that stood there before.
 * @param commit writes the key in a transaction; `old` of what it returns is the key it replaced, read under the row's lock
 * @returns what `commit` returned
 * @throws whatever `storePicture` and `commit` throw
 */
export async function replacePicture<T extends { old: string | null }>(
  store: MediaStore,
  bytes: Buffer,
  shape: PictureShape,
  commit: (key: string) => Promise<T>,
): Promise<T> {
  const key = await storePicture(store, bytes, shape);
  let committed: T;
  try {
    committed = await commit(key);
  } catch (error) {
    // After a rule's refusal nothing names the new picture. After a lost connection it may have been committed: it stays.
    if (error instanceof Problem) await removePicture(store, key);
    throw error;
  }
  await removePicture(store, committed.old);
  return committed;
}

/**
 * Where everybody can see a picture.
 * @param publicUrl of the API, without a trailing slash
 */
export const pictureUrl = (publicUrl: string, key: string | null): string | null => (key === null ? null : `${publicUrl}/media/${key}`);
