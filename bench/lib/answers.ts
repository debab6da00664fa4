/** Takes an answer: its status, and where its body stands in the bytes, which are valid until it returns. */
export type TakeAnswer = (status: number, bytes: Buffer, bodyStart: number, bodyEnd: number) => void;

/** Reads the answers of one connection, however they are cut into packets. */
export interface AnswerReader {
  /** Takes what has arrived: the first `length` of the bytes. @throws Error when that is no HTTP/1.1 answer of known length */
  push(bytes: Buffer, length: number): void;
}

const endOfHead = Buffer.from('\r\n\r\n');
const lengthField = Buffer.from('\r\nContent-Length: ');
const [zero, nine] = [48, 57];

interface Head {
  status: number;
  bodyStart: number;
  bodyEnd: number;
}

function digits(bytes: Buffer, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < zero || byte > nine) break;
    value = value * 10 + byte - zero;
  }
  return value;
}

/** The long way, for heads that are not spelled as Node's servers spell them. */
function lengthIn(head: string): number {
  const [, length] = /\r\ncontent-length: *(\d+) *(?:\r\n|$)/i.exec(head) ?? [];
  if (length === undefined) throw new Error(`an answer that does not say how long it is: ${head}`);
  return Number(length);
}

/** Understands the head of an answer; undefined while it is not all there. */
function readHead(bytes: Buffer, length: number): Head | undefined {
  const headEnd = bytes.indexOf(endOfHead);
  const bodyStart = headEnd + endOfHead.length;
  // Behind what has arrived stands what arrived before.
  if (headEnd < 0 || bodyStart > length) return undefined;
  if (bytes.toString('latin1', 0, 9) !== 'HTTP/1.1 ')
    throw new Error(`not an HTTP/1.1 answer: ${bytes.toString('latin1', 0, Math.min(headEnd, 80))}`);
  const status = digits(bytes, 9, 12);
  if (status === 204 || status === 304) return { status, bodyStart, bodyEnd: bodyStart };
  const field = bytes.indexOf(lengthField);
  const found = field >= 0 && field < headEnd;
  const size = found ? digits(bytes, field + lengthField.length, headEnd) : lengthIn(bytes.toString('latin1', 0, headEnd));
  return { status, bodyStart, bodyEnd: bodyStart + size };
}

/**
 * Makes a reader. It understands what the servers here send, keep-alive and Content-Length, and refuses everything else: that is what makes it
 * cheap, and the load generator shares the processor with those it measures.
 */
export function createAnswerReader(take: TakeAnswer): AnswerReader {
  /** What is kept of an answer until its rest arrives. */
  let kept = Buffer.alloc(0);
  let keptLength = 0;
  let head: Head | undefined;
  const keep = (bytes: Buffer, length: number): void => {
    if (keptLength + length > kept.length) {
      const larger = Buffer.alloc(Math.max(2 * kept.length, keptLength + length, head?.bodyEnd ?? 0));
      kept.copy(larger, 0, 0, keptLength);
      kept = larger;
    }
    bytes.copy(kept, keptLength, 0, length);
    keptLength += length;
  };
  return {
    push(arrived, arrivedLength) {
      if (keptLength > 0) keep(arrived, arrivedLength);
      const [bytes, length] = keptLength > 0 ? [kept, keptLength] : [arrived, arrivedLength];
      head ??= readHead(bytes, length);
      if (!head || head.bodyEnd > length) {
        if (keptLength === 0) keep(arrived, arrivedLength);
        return;
      }
      if (head.bodyEnd < length) throw new Error('more arrived than was asked for');
      const { status, bodyStart, bodyEnd } = head;
      head = undefined;
      keptLength = 0;
      take(status, bytes, bodyStart, bodyEnd);
    },
  };
}
