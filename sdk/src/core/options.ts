import type { Session } from '../generated/models.js';

/** How to reach an EchoPlex API, and as whom. */
export interface EchoPlexOptions {
  /** Where the API is, for example `https://tickets.example.com`; without `/v1`. */
  baseUrl: string;
  /** An organization's API key, `epk_…`. Keep it out of web pages. */
  apiKey?: string;
  /** A user's access token; wins over `apiKey`. */
  accessToken?: string;
  /** Renews the access token once it has expired. It works once, so keep what `onToken` reports. */
  refreshToken?: string;
  /** Milliseconds that one try may take, its answer's body included. Default 30,000. */
  timeout?: number;
  /** How often a failed request that may be repeated is repeated. Default 2; 0 turns it off. */
  maxRetries?: number;
  /** Used in place of the global `fetch`. */
  fetch?: typeof globalThis.fetch;
  /** Headers for every request. */
  headers?: Record<string, string>;
  /** Told of every renewed session, and awaited before the request that needed it goes on. */
  onToken?: (session: Session) => void | Promise<void>;
}

/** Settings of a single call. */
export interface RequestOptions {
  /** Sent as `Idempotency-Key` instead of a generated one: give the same value to make the same change at most once. */
  idempotencyKey?: string;
  /** Ends the call, its retries included; it then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Milliseconds that one try may take. */
  timeout?: number;
  /** The `version` (or the ETag) you have read: the change is refused with `version_conflict` when there is another one by now. */
  ifMatch?: number | string;
  /** Sent instead of the client's credential, for example an order's `secret`. */
  credential?: string;
}

/** Bytes, such as a picture. A stream is read to its end before it is sent. */
export type RequestBody = Blob | ArrayBuffer | Uint8Array | ReadableStream<Uint8Array>;

/** Settings of a single call that sends bytes. */
export interface UploadOptions extends RequestOptions {
  /** The media type, such as `image/png`. A Blob with a `type` needs none. */
  contentType?: string;
}

/** A call by method and path, for what has no method of its own. */
export interface RawRequestOptions extends RequestOptions {
  /** Query parameters; those that are undefined or null are left out. */
  query?: Record<string, unknown>;
  /** Sent as JSON, except text, bytes ({@link RequestBody}) and URLSearchParams, which are sent as they are. */
  body?: unknown;
  /** The body's media type, where it is neither JSON nor that of a Blob. */
  contentType?: string;
}

/** How the contract describes one operation: a row of the generated method table. */
export interface OperationShape {
  readonly method: string;
  readonly path: string;
  /** Names in the order in which they stand in the path. */
  readonly pathParameters: readonly string[];
  /** The media type of the request body, or a range of them: `image/*`. */
  readonly body: string | null;
  /** Whether the body may be left out, and the options given in its place. */
  readonly bodyOptional?: boolean;
  readonly query: boolean;
  /** Whether the operation takes an `Idempotency-Key`. */
  readonly idempotencyKey: boolean;
  /** Whether it may be called with a credential at all. */
  readonly credential: boolean;
  /** The media type of a successful answer. */
  readonly media: string | null;
  /** Whether the answer is a page of a list. */
  readonly page: boolean;
}
