import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Operation } from '../contract/document.js';
import type { CheckPrepared } from '../contract/guard.js';
import type { Prepared } from '../contract/prepared.js';
import type { AddressFinder } from './addresses.js';
import { publicCors } from './cors.js';
import { forAnybody, namesTag } from './etag.js';
import type { Observe } from './observe.js';
import type { Limit } from './rate-limit.js';
import { networkOf } from './network.js';
import { newRequestId } from './request-id.js';
import type { VisitorReading } from './route.js';
import type { Headers } from './security-headers.js';
import { isPlainPost, postAnswerer, type PostShortCut } from './short-cut-post.js';
import { handOn } from './taken.js';

type Handler = (req: IncomingMessage, res: ServerResponse) => unknown;

/** A public reading that may be answered without the pipeline. */
export interface ShortCut {
  visitors: VisitorReading;
  check: CheckPrepared;
  limit: Limit | undefined;
}

/** Where an address leads. */
interface Way<Cut> {
  operation: Operation;
  path: Record<string, string>;
  shortCut: Cut;
}

/** Addresses that are remembered; when there are more, all are looked up anew. */
const maxWays = 5000;

interface Options {
  find: AddressFinder;
  shortCuts: ReadonlyMap<Operation, ShortCut>;
  posts: ReadonlyMap<Operation, PostShortCut>;
  observe: Observe;
  logger: Logger;
  /** What every answer carries. */
  headers: Headers;
  /** How many proxies may be believed about the client's address. */
  trustProxy: number;
}

/** The client's address as Koa finds it. */
export function clientAddress(req: IncomingMessage, trustProxy: number): string {
  const forwarded = trustProxy > 0 ? req.headers['x-forwarded-for'] : undefined;
  const first =
    typeof forwarded !== 'string' || forwarded === ''
      ? undefined
      : forwarded.includes(',')
        ? forwarded.split(',').map((entry) => entry.trim()).slice(-trustProxy)[0] // prettier-ignore
        : forwarded.trim();
  return first || req.socket.remoteAddress || '';
}

/** A body as it goes out, with the headers that are the same for all who get it. */
interface Ready {
  text: string;
  ok: string[];
  unchanged: string[];
}

/** Makes bodies ready, each once. */
function readier(headers: Headers): (prepared: Prepared) => Ready {
  const constant = [...headers, ...publicCors, ['Cache-Control', forAnybody] as const, ['Vary', 'Origin, Authorization'] as const].flat();
  const made = new WeakMap<Prepared, Ready>();
  return (prepared) => {
    let ready = made.get(prepared);
    if (ready?.text !== prepared.text) {
      const unchanged = [...constant, 'ETag', prepared.tag];
      const ok = [
        ...unchanged,
        'Content-Type',
        'application/json; charset=utf-8',
        'Content-Length',
        String(Buffer.byteLength(prepared.text)),
      ];
      made.set(prepared, (ready = { text: prepared.text, ok, unchanged }));
    }
    return ready as Ready;
  };
}

/**
 * Answers visitors' requests for readings that are ready as soon as they are known to be fresh, and leaves everything else to `pipeline`:
 * other methods, credentials, queries, readings nobody has asked for lately, callers beyond their limit, and whatever fails. An answer is the same as the
 * pipeline's to the last header, and is limited, logged and measured as well.
 */
export function takeShortCuts(pipeline: Handler, { find, shortCuts, posts, observe, logger, headers, trustProxy }: Options): Handler {
  const readyOf = readier(headers);
  const ways = new Map<string, Way<ShortCut>>();
  const postWays = new Map<string, Way<PostShortCut>>();
  const addressOf = (req: IncomingMessage): string => clientAddress(req, trustProxy);
  const answerPost = postAnswerer({ observe, logger, headers, addressOf, pipeline });

  async function answer(req: IncomingMessage, res: ServerResponse, { operation, path, shortCut }: Way<ShortCut>): Promise<void> {
    const { visitors, check, limit } = shortCut;
    const started = performance.now();
    const ip = clientAddress(req, trustProxy);
    const left = limit?.count(networkOf(ip));
    const leave = (): void => {
      handOn(req, { counted: left });
      void pipeline(req, res);
    };
    if (left?.exceeded) return leave();
    let prepared: Prepared;
    try {
      prepared = await visitors.read(path);
      check(prepared);
    } catch {
      // The pipeline meets the same fault and answers it.
      return leave();
    }
    const requestId = newRequestId();
    const ready = readyOf(prepared);
    const known = req.headers['if-none-match'];
    const isKnown = known !== undefined && namesTag(known, prepared.tag);
    const head = isKnown ? ready.unchanged.slice() : ready.ok.slice();
    head.push('X-Request-Id', requestId);
    if (left) head.push('RateLimit-Limit', left.limit, 'RateLimit-Remaining', left.remaining, 'RateLimit-Reset', left.seconds);
    const status = isKnown ? 304 : 200;
    res.writeHead(status, head);
    // As text: Node sends it in one piece with the head, where bytes would be a piece of their own.
    res.end(isKnown ? undefined : ready.text);
    observe(req, { requestId, operation: operation.id, status, ms: performance.now() - started, ip });
  }

  const remember = <Cut>(known: Map<string, Way<Cut>>, url: string, way: Way<Cut>): Way<Cut> => {
    if (known.size >= maxWays) known.clear();
    known.set(url, way);
    return way;
  };
  const postWayOf = (url: string): Way<PostShortCut> | undefined => {
    const known = postWays.get(url);
    if (known) return known;
    const address = find(url);
    const operation = address?.operations.find((candidate) => candidate.method === 'post');
    const shortCut = operation && posts.get(operation);
    if (!address || !operation || !shortCut?.gate.isPossible(address.params)) return undefined;
    return remember(postWays, url, { operation, path: address.params, shortCut });
  };

  const wayOf = (url: string): Way<ShortCut> | undefined => {
    const known = ways.get(url);
    if (known) return known;
    const address = find(url);
    const operation = address?.operations.find((candidate) => candidate.method === 'get');
    const shortCut = operation && shortCuts.get(operation);
    if (!address || !operation || !shortCut?.visitors.isKept(address.params)) return undefined;
    return remember(ways, url, { operation, path: address.params, shortCut });
  };

  return (req, res) => {
    const { method, url = '', headers: sent } = req;
    if (method === 'POST' && !url.includes('?') && isPlainPost(req)) {
      const way = postWayOf(url);
      return way ? answerPost(req, res, way.path, way.shortCut) : pipeline(req, res);
    }
    if (method !== 'GET' || sent.authorization !== undefined || url.includes('?')) return pipeline(req, res);
    const way = wayOf(url);
    return way?.shortCut.visitors.isKept(way.path) ? answer(req, res, way) : pipeline(req, res);
  };
}
