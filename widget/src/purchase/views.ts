import type { ViewInput } from '@echoplex/sdk';
import type { TicketsClient } from '../operations.js';

// Two widgets of one event in a page are one view, and so is one that is taken out and put back.
const seen = new Set<string>();

/** Where the visitor came from, as an origin: the page they came from is nobody's business. */
export const originOfReferrer = (referrer: string): string | null => {
  try {
    const { origin } = new URL(referrer);
    return origin === 'null' ? null : origin;
  } catch {
    return null;
  }
};

/** Counts a step once per page view. It never holds anything up, and whether it was heard changes nothing for the buyer. */
export const recordView = (client: TicketsClient, event: string, step: NonNullable<ViewInput['step']>, referrer: string): void => {
  const key = `${client.baseUrl} ${event} ${step}`;
  if (seen.has(key)) return;
  seen.add(key);
  // A count that is lost, to a blocker for example, is nothing to tell anybody.
  client.views.record(event, { step, referrer: originOfReferrer(referrer) }).catch(() => undefined);
};
