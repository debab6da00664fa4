import { hash } from 'node:crypto';
import type { components } from '../../contract/generated.js';
import { newFastId } from '../../db/fast-ids.js';
import { hashSecret, newOrderSecret } from '../../db/secrets.js';
import { Problem } from '../../errors/problem.js';

type Schemas = components['schemas'];

/** Of orders that ask for none. */
export const defaultLocale = 'en';

/** A key that a request can be repeated with, and what was asked with it; hashed, in hexadecimal digits. */
export interface RepeatKey {
  keyHash: string;
  requestHash: string;
}

/** What somebody wants to hold, and who they are as far as it matters. */
export interface Wish {
  eventId: string;
  items: Schemas['OrderItemInput'][];
  promoCode?: string | undefined;
  accessCode?: string | undefined;
  locale: string;
  buyerUserId: string | null;
  /** Somebody of the organization, who needs no access code and is not limited as strangers are. */
  isInsider: boolean;
  seesDrafts: boolean;
  /** The website the wish comes from, when a browser made it. */
  origin: string | undefined;
  repeat: RepeatKey | null;
  /** Of the network the wish comes from; null when networks are not limited. */
  networkHash: string | null;
}

/** A wish whose turn comes. */
export interface HoldWish extends Wish {
  /** What the order will be known by, if it becomes one. */
  draft: OrderDraft;
}

/** What of an order does not depend on anything else: made while the database is busy with others. */
export interface OrderDraft {
  id: string;
  secret: string;
  secretHash: string;
}

export function draftOrder(): OrderDraft {
  const id = newFastId('ord');
  const secret = newOrderSecret(id);
  return { id, secret, secretHash: hashSecret(secret, 'hex') };
}

/** 128 bits are enough to tell requests and networks apart, and half as much to keep. */
const shortHash = (text: string): string => hash('sha256', text, 'hex').slice(0, 32);

const requestHashes = new WeakMap<Schemas['OrderInput'], string>();

/** Many ask for the same, and what was read of their requests may be the same object. */
function hashRequest(input: Schemas['OrderInput']): string {
  let hashed = requestHashes.get(input);
  if (hashed === undefined) {
    const { items, promoCode, accessCode, locale = defaultLocale } = input;
    requestHashes.set(input, (hashed = shortHash(JSON.stringify({ items, promoCode, accessCode, locale }))));
  }
  return hashed;
}

/** A key belongs to its caller and the event: somebody else's is another one. */
export const repeatKey = (principal: string, eventId: string, key: string, input: Schemas['OrderInput']): RepeatKey => ({
  keyHash: shortHash(`${principal}\n${eventId}\n${key}`),
  requestHash: hashRequest(input),
});

/** What is kept of a network while it holds tickets: nobody without our secret finds the address in it, or the same one at two events. */
export const hashNetwork = (secret: string, eventId: string, network: string): string => shortHash(`${secret}\n${eventId}\n${network}`);

/**
 * A website that is not on the organization's list may not sell its tickets; without a list every website may.
 * @throws Problem `forbidden`
 */
export function assertSoldOn({ origin }: Wish, embedOrigins: string[]): void {
  if (origin !== undefined && embedOrigins.length > 0 && !embedOrigins.includes(origin)) {
    throw new Problem('forbidden', `Tickets of this organization are not sold on ${origin}.`);
  }
}
