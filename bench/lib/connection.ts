import { connect, type Socket } from 'node:net';
import { createAnswerReader, type TakeAnswer } from './answers.js';

/** One kept-alive connection that asks one thing at a time. */
export interface Connection {
  /** Sends a request. Its bytes must not change before the answer is there. */
  ask(request: Buffer, answer: TakeAnswer): void;
  close(): void;
}

const readSize = 16 * 1024;

/** Connects. @param failed told when the connection ends before it is closed here, or when what arrives is no answer */
export function openConnection({ hostname, port }: URL, failed: (error: Error) => void): Promise<Connection> {
  return new Promise((resolve, reject) => {
    let waiting: TakeAnswer | undefined;
    let closed = false;
    const fail = (error: Error): void => {
      if (closed) return;
      closed = true;
      socket.destroy();
      reject(error);
      failed(error);
    };
    const reader = createAnswerReader((...answer) => {
      const take = waiting;
      if (!take) throw new Error('an answer arrived before anything was asked');
      waiting = undefined;
      take(...answer);
    });
    // Read into one buffer again and again: a fresh one for each packet costs more than reading it.
    const socket: Socket = connect({
      host: hostname,
      port: Number(port),
      noDelay: true,
      onread: {
        buffer: Buffer.alloc(readSize),
        callback(length, bytes) {
          try {
            reader.push(bytes as Buffer, length);
          } catch (error) {
            fail(error instanceof Error ? error : new Error(String(error)));
          }
          return true;
        },
      },
    });
    socket.once('error', fail);
    socket.once('close', () => fail(new Error('the server closed the connection')));
    socket.once('connect', () =>
      resolve({
        ask(request, answer) {
          waiting = answer;
          socket.write(request);
        },
        close() {
          closed = true;
          socket.destroy();
        },
      }),
    );
  });
}
