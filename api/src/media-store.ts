import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Disk } from 'flydrive';
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
  /** @throws Problem `unavailable` when the store does not answer */
  open(): Promise<Readable>;
}

/** Where pictures lie: flat keys, every file readable by anybody at `/media/{key}`. */
export interface MediaStore {
  /**
   * @throws Problem `unavailable` when there is no store or it does not take the file
   */
  put(key: string, bytes: Buffer, type: string): Promise<void>;
  /**
   * Null when there is no such file.
   * @throws Problem `unavailable` when the store does not answer
   */
  find(key: string): Promise<MediaFile | null>;
  /** Never fails: a file that stays behind costs space and is logged, but what was asked for is done already. */
  remove(key: string): Promise<void>;
}

type StoreConfig = Pick<Config, 'storageUrl'> & Partial<Pick<Config, 'aws'>>;
/** What is put before every key. */
type Place = { disk: Disk; prefix: string };

/** Longer than a slow store takes, shorter than people wait. */
const s3Timeouts = { connectionTimeout: 3000, requestTimeout: 15_000, throwOnRequestTimeout: true };

/** A folder of this machine, or one that its processes share. */
async function openFolder(url: URL): Promise<Place> {
  const { FSDriver } = await import('flydrive/drivers/fs');
  return { disk: new Disk(new FSDriver({ location: fileURLToPath(url), visibility: 'public' })), prefix: '' };
}

/** A bucket of Amazon S3, or of whoever speaks its protocol. Its client is large: those who do without do not load it. */
async function openBucket(url: URL, { aws }: StoreConfig): Promise<Place> {
  const { S3Driver } = await import('flydrive/drivers/s3');
  const driver = new S3Driver({
    bucket: url.hostname,
    region: url.searchParams.get('region') ?? aws?.region ?? 'us-east-1',
    ...(url.searchParams.has('endpoint') && { endpoint: url.searchParams.get('endpoint') ?? '' }),
    forcePathStyle: url.searchParams.get('forcePathStyle') === 'true',
    // Without any the client looks for them where its vendor says: an instance's role, a profile, a token of a cluster.
    ...(aws?.credentials && { credentials: aws.credentials }),
    // Newer checksums than MD5 are not understood by every store that speaks the protocol.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 2,
    requestHandler: s3Timeouts,
    // Everybody reads through the API: the bucket can be closed to the world, and one that takes no access lists is fine.
    visibility: 'private',
    supportsACL: false,
  });
  const folder = url.pathname.replaceAll(/^\/+|\/+$/g, '');
  return { disk: new Disk(driver as DriverContract), prefix: folder === '' ? '' : `${folder}/` };
}

/** By the scheme of STORAGE_URL. Another kind of store is another line here and in the configuration's check. */
const kinds: Record<string, (url: URL, config: StoreConfig) => Promise<Place>> = { 'file:': openFolder, 's3:': openBucket };

const unset: MediaStore = {
  put: () => Promise.reject(new Problem('unavailable', 'Pictures cannot be stored: STORAGE_URL is not set.')),
  find: () => Promise.resolve(null),
  remove: () => Promise.resolve(),
};

const unreadable = (cause: unknown): Problem =>
  new Problem('unavailable', 'The picture cannot be read right now. Try again in a while.', { headers: { 'Retry-After': '5' }, cause });

/** What is known of a file, or null; asked for a second time only when the first answer was a refusal, to learn what it meant. */
async function metadataOf({ disk, prefix }: Place, key: string) {
  try {
    return await disk.getMetaData(prefix + key);
  } catch (error) {
    // A folder is no file either: it has metadata that cannot be had.
    if (await disk.exists(prefix + key)) throw error;
    return null;
  }
}

/** Opens the store that STORAGE_URL names; without one nothing is found and nothing can be stored. */
export function createMediaStore(config: StoreConfig, logger: Logger): MediaStore {
  if (config.storageUrl === null) return unset;
  const url = new URL(config.storageUrl);
  const open = kinds[url.protocol];
  if (!open) throw new Error(`STORAGE_URL: there is no store for ${url.protocol}`);
  let opened: Promise<Place> | undefined;
  const place = (): Promise<Place> => (opened ??= open(url, config));
  return {
    async put(key, bytes, type) {
      try {
        const { disk, prefix } = await place();
        await disk.put(prefix + key, bytes, { contentType: type, contentLength: bytes.length });
      } catch (error) {
        throw new Problem('unavailable', 'The picture could not be stored. Try again in a while.', { cause: error });
      }
    },
    async find(key) {
      try {
        const at = await place();
        const found = await metadataOf(at, key);
        return (
          found && {
            size: found.contentLength,
            type: found.contentType ?? 'application/octet-stream',
            etag: found.etag,
            modifiedAt: found.lastModified,
            open: () =>
              at.disk.getStream(at.prefix + key).catch((error: unknown) => {
                throw unreadable(error);
              }),
          }
        );
      } catch (error) {
        throw unreadable(error);
      }
    },
    async remove(key) {
      try {
        const { disk, prefix } = await place();
        await disk.delete(prefix + key);
      } catch (error) {
        logger.warn({ err: error, key }, 'a picture that is no longer used could not be removed');
      }
    },
  };
}
