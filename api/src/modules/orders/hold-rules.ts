import type { components } from '../../contract/generated.js';
import { Problem } from '../../errors/problem.js';

type Schemas = components['schemas'];

/** What somebody wants to hold, and who they are as far as it matters. */
export interface HoldWish {
  eventId: string;
  items: Schemas['OrderItemInput'][];
  promoCode?: string | undefined;
  accessCode?: string | undefined;
  locale: string;
  buyerUserId: string | null;
  /** Somebody of the organization, who needs no access code. */
  isInsider: boolean;
  seesDrafts: boolean;
  /** The website the wish comes from, when a browser made it. */
  origin: string | undefined;
}

/** A website that is not on the organization's list may not sell its tickets; without a list every website may. */
export function assertSoldOn({ origin }: HoldWish, embedOrigins: string[]): void {
  if (origin !== undefined && embedOrigins.length > 0 && !embedOrigins.includes(origin)) {
    throw new Problem('forbidden', `Tickets of this organization are not sold on ${origin}.`);
  }
}
