import { encodeBody } from './core/body.js';
import { send } from './core/http.js';
import type { EchoPlexOptions, RawRequestOptions } from './core/options.js';
import { createResources, type Call, type Caller } from './core/resources.js';
import { withRetries } from './core/retry.js';
import { createCredentialStore, type CredentialStore } from './core/session.js';
import { parseBaseUrl, toQuery } from './core/url.js';
import type { Session } from './generated/models.js';
import type { Resources } from './generated/operations.js';

const defaults = { timeout: 30_000, maxRetries: 2 };

// randomUUID exists on secure origins alone; a ticket page on a plain-http test host needs a key too.
function newIdempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// The resources come from the generated table, and so does their type: a class cannot implement a type that it never spells out.
const ResourceHost = class {
  constructor(caller: Caller) {
    Object.assign(this, createResources(caller));
  }
} as new (caller: Caller) => Resources;

/**
 * The client of one EchoPlex API. Resources and methods are named as the contract's operations:
 * `echoplex.events.create(organizationId, {…})`.
 *
 * Requests that only read or carry an idempotency key are repeated after network errors, timeouts and answers that
 * ask for another try; everything else is sent once.
 * @throws {TypeError} when `baseUrl` is no http or https address.
 */
export class EchoPlex extends ResourceHost {
  /** Where the API is, without a slash at its end. */
  readonly baseUrl: string;
  readonly #options: EchoPlexOptions;
  readonly #credentials: CredentialStore;

  constructor(options: EchoPlexOptions) {
    super((call) => this.#perform(call));
    this.baseUrl = parseBaseUrl(options.baseUrl);
    this.#options = options;
    this.#credentials = createCredentialStore(options, (refreshToken) => this.auth.refresh({ refreshToken }), options.onToken);
  }

  /** What requests are signed with now: the access token, else the API key. */
  get credential(): string | undefined {
    return this.#credentials.current();
  }

  /** Signs further requests with this session, as `auth.login` and `auth.register` answer it; null signs out locally. */
  useSession(session: Pick<Session, 'accessToken' | 'refreshToken'> | null): void {
    this.#credentials.use(session);
  }

  /**
   * For those who send the credential by another way than a request, such as a socket: renews the session when it was refused as
   * expired, once for all who wait for it.
   * @param error What the API answered.
   * @param used The credential that it was sent.
   * @returns Whether it is worth trying again with the {@link credential} of now.
   */
  async renewAfter(error: unknown, used: string | undefined): Promise<boolean> {
    return await this.#credentials.renewAfter(error, used);
  }

  /**
   * Calls any path, with the client's credential, retries and errors.
   * @param path Begins with a slash, `/v1/me`.
   * @returns The parsed JSON, text, a Blob, or undefined for an answer without a body.
   */
  async request<T = unknown>(method: string, path: string, options: RawRequestOptions = {}): Promise<T> {
    const verb = method.toUpperCase();
    return (await this.#perform({ ...options, method: verb, path, keyed: verb === 'POST', signed: true })) as T;
  }

  async #perform(call: Call): Promise<unknown> {
    const { method, signal } = call;
    const encoded = await encodeBody(call.body, call.contentType);
    // Made before the first try: every try must carry the same key.
    const key = call.keyed ? (call.idempotencyKey ?? newIdempotencyKey()) : undefined;
    const headers = {
      accept: 'application/json, application/problem+json, */*;q=0.5',
      ...this.#options.headers,
      ...(encoded && { 'content-type': encoded.type }),
      ...(key !== undefined && { 'idempotency-key': key }),
      ...(call.ifMatch !== undefined && { 'if-match': typeof call.ifMatch === 'number' ? `"${call.ifMatch}"` : call.ifMatch }),
    };
    const url = `${this.baseUrl}${call.path}${toQuery(call.query)}`;
    const fetch = this.#options.fetch ?? globalThis.fetch;
    const limits = { timeout: call.timeout ?? this.#options.timeout ?? defaults.timeout, signal, binary: call.binary };
    const attempt = async (bearer: string | undefined): Promise<unknown> => {
      const signed = { ...headers, ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }) };
      return await send(fetch, { method, url, headers: signed, body: encoded?.body }, limits);
    };
    const repeatable = method === 'GET' || method === 'HEAD' || key !== undefined;
    return await withRetries(() => this.#signed(call, attempt), {
      repeatable,
      maxRetries: this.#options.maxRetries ?? defaults.maxRetries,
      signal,
    });
  }

  /** Runs a try with the right credential, and once more when it had to be renewed. */
  async #signed(call: Call, attempt: (bearer: string | undefined) => Promise<unknown>): Promise<unknown> {
    if (call.credential !== undefined) return await attempt(call.credential);
    if (!call.signed) return await attempt(undefined);
    const used = this.#credentials.current();
    try {
      return await attempt(used);
    } catch (error) {
      if (!(await this.#credentials.renewAfter(error, used))) throw error;
      return await attempt(this.#credentials.current());
    }
  }
}
