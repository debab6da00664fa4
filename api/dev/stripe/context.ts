import type { StripeResource } from './objects.js';
import type { Store } from './store.js';

/** What an operation works with. */
export type Context = {
  store: Store;
  /** Records an event and sends it to the webhook. `previous` holds the changed fields' former values. */
  emit(type: string, object: StripeResource, previous?: Record<string, unknown>): void;
  /** The emulator's own address. */
  url(): string;
};
