import type { IncomingMessage } from 'node:http';
import type { Counted } from './rate-limit.js';

/** What was already done with a request that goes through the pipeline after all. */
export interface Taken {
  /** What counting it against its limit said. */
  counted?: Counted | undefined;
  /** Its body, which can be read only once. */
  text?: string;
}

const taken = new WeakMap<IncomingMessage, Taken>();

/** Hands on what was done with a request. */
export const handOn = (req: IncomingMessage, what: Taken): void => void taken.set(req, what);

export const takenOf = (req: IncomingMessage): Taken | undefined => taken.get(req);
