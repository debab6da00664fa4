import { randomBytes } from 'node:crypto';

/** A request as bytes, made once and sent often. */
export interface RequestBytes {
  bytes: Buffer;
  /** Says who it comes from, as a proxy says it: in `X-Forwarded-For`. */
  from(visitor: number): void;
  /** Gives it an `Idempotency-Key` that no request had before; only where it was asked to have one. */
  renew(): void;
}

export interface RequestOptions {
  method: 'GET' | 'POST' | 'PATCH';
  url: string;
  headers?: Record<string, string>;
  body?: string;
  /** Whether it carries an `Idempotency-Key`. */
  keyed?: boolean;
}

const somebody = '10.100.100.100';
const addressField = Buffer.from(`\r\nX-Forwarded-For: ${somebody}`);
/** Addresses have three digits in each of three places, so that each is as long as the others. */
const places = 150;

const hex = Buffer.from('0123456789abcdef');
/** The same in all keys of a run: as a random UUID looks from its ninth digit on. */
const ofThisRun = `-${randomBytes(2).toString('hex')}-4${randomBytes(2).toString('hex').slice(1)}-a${randomBytes(2).toString('hex').slice(1)}-${randomBytes(6).toString('hex')}`;
const keyField = Buffer.from(`\r\nIdempotency-Key: 00000000${ofThisRun}`);
let keys = 0;

const three = (bytes: Buffer, at: number, value: number): void => {
  bytes[at] = 48 + Math.floor(value / 100);
  bytes[at + 1] = 48 + (Math.floor(value / 10) % 10);
  bytes[at + 2] = 48 + (value % 10);
};

/** Writes the number of a visitor as an address; there are 3,375,000. */
function writeAddress(bytes: Buffer, at: number, visitor: number): void {
  three(bytes, at, 100 + (Math.floor(visitor / (places * places)) % places));
  three(bytes, at + 4, 100 + (Math.floor(visitor / places) % places));
  three(bytes, at + 8, 100 + (visitor % places));
}

/** Writes the first eight digits of the next key. All 2^32 are different, and they are scattered as real ones are: an index cannot like them. */
function writeKey(bytes: Buffer, at: number): void {
  keys += 1;
  let scattered = Math.imul(keys, 0x9e3779b1);
  scattered = Math.imul(scattered ^ (scattered >>> 15), 0x85ebca6b);
  for (let digit = 0; digit < 8; digit += 1) bytes[at + digit] = hex[(scattered >>> (28 - 4 * digit)) & 15] ?? 0;
}

/** Makes the bytes of a request, which comes from {@link somebody} until it is said from whom. */
export function requestBytes({ method, url, headers = {}, body = '', keyed = false }: RequestOptions): RequestBytes {
  const { host, pathname, search } = new URL(url);
  const fields = Object.entries(headers).map(([name, value]) => `\r\n${name}: ${value}`);
  const size = method === 'GET' ? '' : `\r\nContent-Length: ${Buffer.byteLength(body)}`;
  const key = keyed ? keyField.toString('latin1') : '';
  const head = `${method} ${pathname}${search} HTTP/1.1\r\nHost: ${host}${fields.join('')}${key}${addressField.toString('latin1')}${size}\r\n\r\n`;
  const bytes = Buffer.from(head + body);
  const addressAt = bytes.indexOf(addressField) + addressField.length - somebody.length + '10.'.length;
  const keyAt = bytes.indexOf(keyField) + keyField.indexOf('00000000');
  return {
    bytes,
    from: (visitor) => writeAddress(bytes, addressAt, visitor),
    renew() {
      if (!keyed) throw new Error('this request has no key');
      writeKey(bytes, keyAt);
    },
  };
}
