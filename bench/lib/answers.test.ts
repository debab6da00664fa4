import { expect, test } from '@jest/globals';
import { createAnswerReader } from './answers.js';

interface Seen {
  status: number;
  body: string;
}

function reading(): { seen: Seen[]; push: (text: string) => void } {
  const seen: Seen[] = [];
  const reader = createAnswerReader((status, bytes, start, end) => seen.push({ status, body: bytes.toString('utf8', start, end) }));
  // One buffer for everything, as a connection has: what is kept must have been copied, and old bytes stand behind the new ones.
  const buffer = Buffer.alloc(64 * 1024);
  const push = (text: string): void => reader.push(buffer, buffer.write(text, 'latin1'));
  return { seen, push };
}

const latin = (text: string): string => Buffer.from(text).toString('latin1');
const answer = (body: string, status = '201 Created'): string =>
  latin(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nVary: Origin\r\n\r\n${body}`,
  );

test('an answer is read wherever it is cut in two, and the next one after it', () => {
  const body = '{"name":"Sørensen","lines":"\\r\\n\\r\\n"}';
  const whole = answer(body);
  for (let cut = 1; cut < whole.length; cut += 1) {
    const { seen, push } = reading();
    push(whole.slice(0, cut));
    expect(seen).toEqual([]);
    push(whole.slice(cut));
    push(answer('{}', '200 OK'));
    expect(seen).toEqual([
      { status: 201, body },
      { status: 200, body: '{}' },
    ]);
  }
});

test('an answer may come byte by byte, and be larger than what is kept at first', () => {
  const { seen, push } = reading();
  const body = 'x'.repeat(40_000);
  for (const byte of answer(body).slice(0, 200)) push(byte);
  push(answer(body).slice(200, 20_000));
  push(answer(body).slice(20_000));
  expect(seen).toEqual([{ status: 201, body }]);
});

test('304 and 204 have no body, whatever stood in the buffer before', () => {
  const { seen, push } = reading();
  push(answer('{"long":"before"}'));
  push('HTTP/1.1 304 Not Modified\r\nETag: "a"\r\n\r\n');
  push('HTTP/1.1 204 No Content\r\n\r\n');
  expect(seen.map(({ status, body }) => [status, body])).toEqual([[201, '{"long":"before"}'], [304, ''], [204, '']]); // prettier-ignore
});

test('the length is found however its name is written', () => {
  const { seen, push } = reading();
  push('HTTP/1.1 409 Conflict\r\ncontent-length:4\r\nx: y\r\n\r\ngone');
  expect(seen).toEqual([{ status: 409, body: 'gone' }]);
});

test('what is no answer of known length is refused', () => {
  const push = (text: string) => () => reading().push(text);
  expect(push('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n')).toThrow('does not say how long it is');
  expect(push('HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n')).toThrow('not an HTTP/1.1 answer');
  expect(push(answer('{}') + answer('{}'))).toThrow('more arrived than was asked for');
});
