import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Operation } from '../contract/document.js';
import type { Gate, GuardedInput } from '../contract/guard.js';
import { anonymous } from '../access/actor.js';
import type { Problem } from '../errors/problem.js';
import { publicCors } from './cors.js';
import { logProblem, problemHeaders, problemType, toProblem } from './errors.js';
import { parseJson } from './json.js';
import type { KnownBodies } from './known-bodies.js';
import { networkOf } from './network.js';
import type { Observe } from './observe.js';
import type { Counted, Limit } from './rate-limit.js';
import { newRequestId } from './request-id.js';
import type { QuickAnswer, QuickPost } from './route.js';
import type { Headers } from './security-headers.js';
import { handOn } from './taken.js';

/** A change that many ask for at the same moment, answered beside the pipeline. */
export interface PostShortCut {
  operation: Operation;
  quick: QuickPost;
  gate: Gate;
  /** What its bodies were read as. */
  bodies: KnownBodies;
  limit: Limit | undefined;
}

interface Options {
  observe: Observe;
  logger: Logger;
  headers: Headers;
  addressOf: (req: IncomingMessage) => string;
  pipeline: (req: IncomingMessage, res: ServerResponse) => unknown;
}

const jsonType = 'application/json; charset=utf-8';

/** Larger bodies are read, or refused, by the pipeline. */
const maxBytes = 4096;

/** Whether a request is what nearly all are: a stranger's small JSON, sent in the plain way. */
export function isPlainPost({ headers }: IncomingMessage): boolean {
  const type = headers['content-type'];
  if (type !== 'application/json' && type !== 'application/json; charset=utf-8') return false;
  const length = headers['content-length'];
  if (length === undefined || headers['transfer-encoding'] !== undefined || headers['content-encoding'] !== undefined) return false;
  return Number(length) > 0 && Number(length) <= maxBytes && headers.authorization === undefined && headers.expect === undefined;
}

/** Reads a body that is known to be small; nothing comes of a connection that breaks off. */
function readBody(req: IncomingMessage, done: (text: string) => void): void {
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => void chunks.push(chunk));
  req.once('end', () => {
    const text = (chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString();
    // A mark of the byte order is no part of the text.
    done(text.startsWith('\ufeff') ? text.slice(1) : text);
  });
}

const limitHeaders = ({ limit, remaining, seconds }: Counted): string[] => [
  'RateLimit-Limit',
  limit,
  'RateLimit-Remaining',
  remaining,
  'RateLimit-Reset',
  seconds,
];

/**
 * Makes what answers posts of one kind without the pipeline. What comes in is guarded and limited as it is there, and every answer is the same as
 * the pipeline's to the last header; whatever is not as it should be, the pipeline looks at again and refuses.
 */
export function postAnswerer({ observe, logger, headers, addressOf, pipeline }: Options) {
  const constant = [...headers, ...publicCors, ['Vary', 'Origin'] as const].flat();

  function send(res: ServerResponse, status: number, type: string, text: string, more: string[], bytes = Buffer.byteLength(text)): void {
    const head = constant.slice();
    head.push(...more, 'Content-Type', type, 'Content-Length', String(bytes));
    res.writeHead(status, head);
    // As text: Node sends it in one piece with the head, where bytes would be a piece of their own.
    res.end(text);
  }

  function read({ gate, bodies }: PostShortCut, sent: Record<string, unknown>, text: string): Pick<GuardedInput, 'header' | 'body'> {
    const known = bodies.get(text);
    if (known !== undefined) return { header: gate.readHeader(sent), body: known };
    const { header, body } = gate.read({ header: sent, body: parseJson(text) });
    bodies.set(text, body);
    return { header, body };
  }

  return (req: IncomingMessage, res: ServerResponse, path: Record<string, string>, shortCut: PostShortCut): void => {
    const { operation, quick, gate, limit } = shortCut;
    const told = (error: unknown): Problem => {
      try {
        gate.checkProblem(error);
        return toProblem(error);
      } catch (breach) {
        return toProblem(breach);
      }
    };
    const started = performance.now();
    const ip = addressOf(req);
    const counted = limit?.count(networkOf(ip));
    if (counted?.exceeded) {
      handOn(req, { counted });
      return void pipeline(req, res);
    }
    const answer = async (text: string): Promise<void> => {
      let input: GuardedInput;
      try {
        const key = req.headers['idempotency-key'];
        input = { path, query: {}, ...read(shortCut, key === undefined ? {} : { 'Idempotency-Key': key }, text) };
      } catch {
        handOn(req, { counted, text });
        return void pipeline(req, res);
      }
      const requestId = newRequestId();
      const more = ['X-Request-Id', requestId, ...(counted ? limitHeaders(counted) : [])];
      let status = operation.successStatus;
      try {
        const made: QuickAnswer = await quick({ input, actor: anonymous, ip, origin: req.headers.origin });
        const checked = gate.checkOut(status, made.value);
        if (made.isReplay) more.push('Idempotent-Replayed', 'true');
        if (checked === made.value) send(res, status, jsonType, made.text, more, made.bytes);
        else send(res, status, jsonType, JSON.stringify(checked), more);
      } catch (error) {
        const problem = told(error);
        logProblem(problem, requestId, logger);
        status = problem.status;
        more.push(...Object.entries(problemHeaders(problem)).flat());
        send(res, status, problemType, JSON.stringify(problem.present(requestId)), more);
      }
      observe(req, { requestId, operation: operation.id, status, ms: performance.now() - started, ip });
    };
    readBody(req, (text) => void answer(text));
  };
}
