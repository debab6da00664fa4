import { connect, type Socket } from 'node:net';

/** An answer as it came over the wire. */
export interface RawAnswer {
  status: number;
  /** Names in lower case, in alphabetical order; what stands there twice is here twice. */
  headers: [name: string, value: string][];
  body: string;
}

/** A connection on which a test says exactly what is sent, and when. */
export interface RawConnection {
  socket: Socket;
  write(text: string | Buffer): void;
  /** The next answer; fails when the connection ends before. @param hasBody false for the answer to HEAD, which says how long a body would be */
  answer(hasBody?: boolean): Promise<RawAnswer>;
  close(): void;
}

function parse(received: Buffer, hasBody: boolean): { answer: RawAnswer; rest: Buffer } | null {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [statusLine = '', ...lines] = received.subarray(0, end).toString('latin1').split('\r\n');
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  const status = Number(statusLine.split(' ')[1]);
  const length = !hasBody ? 0 : Number(headers.find(([name]) => name === 'content-length')?.[1] ?? 0);
  const begin = end + 4;
  if (received.length < begin + length) return null;
  const body = received.subarray(begin, begin + length).toString();
  return { answer: { status, headers: headers.sort(([a], [b]) => (a < b ? -1 : 1)), body }, rest: received.subarray(begin + length) };
}

/** Opens a connection to a server's address. Answers must say how long they are. */
export async function openRaw(url: string): Promise<RawConnection> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let received: Buffer = Buffer.alloc(0);
  let ended: Error | null = null;
  let wake = (): void => undefined;
  socket.on('data', (data: Buffer) => {
    received = Buffer.concat([received, data]);
    wake();
  });
  socket.on('error', (error) => {
    ended = error;
    wake();
  });
  socket.on('close', () => {
    ended ??= new Error(`the connection ended after ${JSON.stringify(received.toString())}`);
    wake();
  });
  return {
    socket,
    write: (text) => void socket.write(text),
    async answer(hasBody = true) {
      for (;;) {
        const found = parse(received, hasBody);
        if (found) {
          received = found.rest;
          return found.answer;
        }
        if (ended) throw ended;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    close: () => void socket.destroy(),
  };
}

/** Sends one request on a connection of its own. */
export async function sendRaw(url: string, request: string | Buffer): Promise<RawAnswer> {
  const connection = await openRaw(url);
  try {
    connection.write(request);
    return await connection.answer(!request.toString().startsWith('HEAD '));
  } finally {
    connection.close();
  }
}
