import { withStorage } from './tab-storage.js';

/** What is expected of an event that this tab has not seen yet. */
export const USUAL_TIERS = 3;

/** More than this fills a screen; whatever comes below it is not seen to move. */
const MOST = 12;

interface TierCount {
  /** How many tiers the event had at the last visit, else the usual number. */
  read(): number;
  write(count: number): void;
}

/** Remembers in the tab's session storage how many tiers an event shows, so that the page does not grow when they come. */
export const createTierCount = (origin: string, event: string, storage: () => Storage): TierCount => {
  const key = `echoplex:${origin}:${event}:tiers`;
  return {
    read: () => {
      const count = withStorage(storage, (store) => Number(store.getItem(key)), 0);
      return Number.isInteger(count) && count > 0 ? Math.min(count, MOST) : USUAL_TIERS;
    },
    write: (count) => withStorage(storage, (store) => store.setItem(key, String(count)), undefined),
  };
};
