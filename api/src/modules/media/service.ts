import { randomBytes } from 'node:crypto';
import type { StoredPicture } from '../../db/models/events.js';
import { Problem } from '../../errors/problem.js';
import type { MediaStore } from '../../media-store.js';
import { encodePicture, type PictureShape } from './picture.js';

export { createMediaStore, type MediaStore } from '../../media-store.js';
export { type PictureShape, pictureTypes } from './picture.js';

const ownKey = /^[a-z]+-[0-9a-f]{32}(-\d+)?\.webp$/;

/** Whether a key was made here: it never stands for another picture, so it may be kept forever. */
export const isPictureKey = (key: string): boolean => ownKey.test(key);

/**
 * Re-encodes a picture and stores it in every size of its shape. The keys are its own, even if the same picture was stored before, so that
 * removing one never takes it from another.
 * @param bytes as they were uploaded; nothing of them is trusted
 * @returns each size with its key, for `pictureUrl`, the smallest first
 * @throws Problem `image_invalid`, `overloaded`, or `unavailable` when STORAGE_URL is not set or does not take the file
 */
export async function storePictures(store: MediaStore, bytes: Buffer, shape: PictureShape): Promise<StoredPicture[]> {
  const pictures = await encodePicture(bytes, shape);
  const base = `${shape}-${randomBytes(16).toString('hex')}`;
  const stored: StoredPicture[] = [];
  try {
    for (const { bytes: encoded, width, height } of pictures) {
      const key = pictures.length === 1 ? `${base}.webp` : `${base}-${width}.webp`;
      await store.put(key, encoded, 'image/webp');
      stored.push({ key, width, height });
    }
  } catch (error) {
    await removePictures(store, keysOf(stored));
    throw error;
  }
  return stored;
}

/** As `storePictures`, for a shape of one size: its key. */
export async function storePicture(store: MediaStore, bytes: Buffer, shape: PictureShape): Promise<string> {
  return largest(await storePictures(store, bytes, shape));
}

const keysOf = (pictures: StoredPicture[]): string[] => pictures.map(({ key }) => key);

function largest(pictures: StoredPicture[]): string {
  const last = pictures.at(-1);
  if (!last) throw new Error('a picture is stored in at least one size');
  return last.key;
}

/** Removes a picture that nothing names any more. Files that were not stored here stay. Never fails; what goes wrong is logged. */
export async function removePicture(store: MediaStore, key: string | null): Promise<void> {
  if (key !== null && isPictureKey(key)) await store.remove(key);
}

/** As `removePicture`, for every size. */
export async function removePictures(store: MediaStore, keys: string[]): Promise<void> {
  await Promise.all(keys.map((key) => removePicture(store, key)));
}

/**
 * Stores a picture in every size of its shape, lets `commit` write the keys, and then removes the picture that stood there before.
 * @param commit writes the keys in a transaction; `old` of what it returns are those it replaced, read under the row's lock
 * @returns what `commit` returned
 * @throws whatever `storePictures` and `commit` throw
 */
export async function replacePictures<T extends { old: string[] }>(
  store: MediaStore,
  bytes: Buffer,
  shape: PictureShape,
  commit: (pictures: StoredPicture[]) => Promise<T>,
): Promise<T> {
  const pictures = await storePictures(store, bytes, shape);
  let committed: T;
  try {
    committed = await commit(pictures);
  } catch (error) {
    // After a rule's refusal nothing names the new picture. After a lost connection it may have been committed: it stays.
    if (error instanceof Problem) await removePictures(store, keysOf(pictures));
    throw error;
  }
  await removePictures(store, committed.old);
  return committed;
}

/** As `replacePictures`, for a shape of one size: `commit` writes its key and tells the one it replaced. */
export async function replacePicture<T extends { old: string | null }>(
  store: MediaStore,
  bytes: Buffer,
  shape: PictureShape,
  commit: (key: string) => Promise<T>,
): Promise<T> {
  const { result } = await replacePictures(store, bytes, shape, async (pictures) => {
    const committed = await commit(largest(pictures));
    return { result: committed, old: committed.old === null ? [] : [committed.old] };
  });
  return result;
}

/**
 * Where everybody can see a picture.
 * @param publicUrl of the API, without a trailing slash
 */
export const pictureUrl = (publicUrl: string, key: string | null): string | null => (key === null ? null : `${publicUrl}/media/${key}`);
