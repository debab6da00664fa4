import type { StripeResource } from './objects.js';
import type { Store, Stores } from './store.js';

/** What tests and people may set. */
export type Settings = {
  /**
   * When balance transactions of charges appear: `false` at once, `true` when `settleBalances` is called, a number after so many
   * milliseconds.
   */
  lateBalance: boolean | number;
  /** Milliseconds after which processing payments and pending refunds end by themselves; null leaves them to the triggers. */
  settleAfter: number | null;
};

/** What an operation works with: one account and, for a request, who asked. */
export type Context = {
  /** The connected account worked on; null for the platform. */
  account: string | null;
  /** Of that account. */
  store: Store;
  /** Records an event and sends it to the webhook. `previous` holds the changed fields' former values. */
  emit(type: string, object: StripeResource, previous?: Record<string, unknown>): void;
  /** The emulator's own address. */
  url(): string;
  settings: Settings;
  stores: Stores;
  /** The same for another account, for what happens there in consequence. */
  in(account: string | null): Context;
  /** Does something later, unless the emulator stops before. Outlives the request that asked for it. */
  later(milliseconds: number, work: (context: Context) => void): void;
};

/** The platform's own id, as events and fees name it. */
export const applicationId = 'ca_emulator';
