import { ApiError, ConnectionError, TimeoutError, toApiError } from './errors.js';
import { parseRetryAfter } from './retry.js';

/** One request, ready to be sent. */
export interface Outgoing {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: BodyInit | undefined;
}

/** What one try is allowed. */
export interface Limits {
  /** Milliseconds. */
  timeout: number;
  signal?: AbortSignal | undefined;
  /** A successful answer is a file: a Blob, whatever its media type. */
  binary?: boolean | undefined;
}

async function readBody(response: Response, binary = false): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (response.status === 204 || response.status === 304) return undefined;
  if (binary && response.ok) return await response.blob();
  if (!/[/+]json\b/.test(type)) return /^text\/|yaml|xml/.test(type) || !response.ok ? await response.text() : await response.blob();
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    const error = toApiError(response.status, { detail: 'The server sent JSON that cannot be read.' }, response.headers, null);
    error.cause = cause;
    throw error;
  }
}

/**
 * Sends a request once and reads its answer.
 * @throws {ApiError} when the API refuses, {@link TimeoutError} and {@link ConnectionError} when no answer comes, and the
 * signal's reason when the caller ends it; TypeError when a header cannot be sent.
 */
export async function send(
  fetch: typeof globalThis.fetch,
  { url, ...request }: Outgoing,
  { timeout, signal, binary }: Limits,
): Promise<unknown> {
  signal?.throwIfAborted();
  // A credential with a stray character is the caller's mistake; inside fetch it would look like a broken connection.
  const headers = new Headers(request.headers);
  const attempt = new AbortController();
  const onAbort = (): void => attempt.abort(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    attempt.abort();
  }, timeout);
  try {
    const response = await fetch(url, { ...request, headers, signal: attempt.signal });
    const body = await readBody(response, binary);
    if (response.ok) return body;
    throw toApiError(response.status, body, response.headers, parseRetryAfter(response.headers.get('retry-after')));
  } catch (error) {
    if (error instanceof ApiError) throw error;
    signal?.throwIfAborted();
    if (timedOut) throw new TimeoutError(`No answer from ${new URL(url).origin} within ${timeout} ms.`, { cause: error });
    throw new ConnectionError(`${new URL(url).origin} cannot be reached.`, { cause: error });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
