/** A body as `fetch` sends it, with its media type. */
export interface EncodedBody {
  type: string;
  body: BodyInit;
}

const isStream = (body: unknown): body is ReadableStream<Uint8Array> => typeof (body as ReadableStream | null)?.getReader === 'function';
const isBlob = (body: unknown): body is Blob => body instanceof Blob;

/**
 * The media type of a body that an operation takes.
 * @param accepted As the contract has it: `application/json`, or a range such as `image/*`.
 * @param given As the caller says; goes before what a Blob knows about itself.
 * @throws {TypeError} when only a range is known: no header can say that.
 */
export function mediaTypeOf(body: unknown, accepted: string, given?: string): string {
  if (!accepted.includes('*')) return accepted;
  const type = given ?? (isBlob(body) ? body.type : '');
  if (type === '') throw new TypeError(`Say what the body is: contentType, one of ${accepted}.`);
  return type;
}

/** Prepares a body to be sent as often as it takes; whatever is not text or bytes becomes JSON. */
export async function encodeBody(body: unknown, contentType?: string): Promise<EncodedBody | undefined> {
  if (body === undefined) return undefined;
  const type = contentType ?? (isBlob(body) && body.type !== '' ? body.type : 'application/json');
  // Few browsers send a stream, and none twice: a request that has to be repeated needs all of it at hand.
  if (isStream(body)) return { type, body: await new Response(body).blob() };
  const asIs =
    typeof body === 'string' || isBlob(body) || body instanceof ArrayBuffer || ArrayBuffer.isView(body) || body instanceof URLSearchParams;
  // A view on shared memory is no BodyInit; fetch itself refuses it.
  return { type, body: asIs ? (body as BodyInit) : JSON.stringify(body) };
}
