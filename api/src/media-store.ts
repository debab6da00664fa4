import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import type { DriverContract } from 'flydrive/types';
import type { Logger } from 'pino';
import type { Config } from './config.js';
import { Problem } from './errors/problem.js';

/** A file of the store, not yet read. */
export interface MediaFile {
  /** In bytes. */
  size: number;
  /** Its media type. */
  type: string;
  /** Quoted, as the header has it. */
  etag: string;
  modifiedAt: Date;
  open(): Promise<Readable>;
}

/** Where pictures lie: flat keys, every file readable by anybody at `/media/{key}`. */
export interface MediaStore {
  /**
   * @throws Problem `unavailable` when there is no store or it does not take the file
   */
  put(key: string, bytes: Buffer, type: string): Promise<void>;
  /** Null when there is no such file. */
  find(key: string): Promise<MediaFile | null>;
  /** Never fails: a file that stays behind costs space and is logged, but what was asked for is done already. */
  remove(key: string): Promise<void>;
}

/** A driver by the scheme of STORAGE_URL. Another kind of store is another line here and in the configuration's check. */
const drivers: Record<string, (url: string) => DriverContract> = {
  'file:': (url) => new FSDriver({ location: fileURLToPath(url), visibility: 'public' }),
};

const unset: MediaStore = {
  put: () => Promise.reject(new Problem('unavailable', 'Pictures cannot be stored: STORAGE_URL is not set.')),
  find: () => Promise.resolve(null),
  remove: () => Promise.resolve(),
};

/** Opens the store that STORAGE_URL names; without one nothing is found and nothing can be stored. */
export function createMediaStore({ storageUrl }: Pick<Config, 'storageUrl'>, logger: Logger): MediaStore {
  if (storageUrl === null) return unset;
  const driver = drivers[new URL(storageUrl).protocol];
  if (!driver) throw new Error(`STORAGE_URL: there is no store for ${storageUrl}`);
  const disk = new Disk(driver(storageUrl));
  return {
    async put(key, bytes, type) {
      try {
        await disk.put(key, bytes, { contentType: type, contentLength: bytes.length });
      } catch (error) {
        throw new Problem('unavailable', 'The picture could not be stored. Try again in a while.', { cause: error });
      }
    },
    async find(key) {
      // A folder is no file; asking for its metadata would be an error.
      if (!(await disk.exists(key))) return null;
      const { contentLength, contentType, etag, lastModified } = await disk.getMetaData(key);
      return {
        size: contentLength,
        type: contentType ?? 'application/octet-stream',
        etag,
        modifiedAt: lastModified,
        open: () => disk.getStream(key),
      };
    },
    async remove(key) {
      try {
        await disk.delete(key);
      } catch (error) {
        logger.warn({ err: error, key }, 'a picture that is no longer used could not be removed');
      }
    },
  };
}
