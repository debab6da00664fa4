import { withStorage } from './tab-storage.js';

/** What a tab remembers of an order: enough to go on after a reload or after a bank's own page. */
export interface SavedOrder {
  orderId: string;
  secret: string;
  expiresAt: string | null;
  /** The codes it was held with, for holding the same again. */
  codes?: readonly string[];
  /** A payment was sent whose end is not known. */
  sent?: boolean;
}

/** Remembers at most one order. */
export interface OrderMemory {
  read(): SavedOrder | null;
  write(order: SavedOrder): void;
  clear(): void;
  /** Lets another widget use the place. */
  release(): void;
}

// Two widgets of the same event in one page must not both continue the same order: each takes a place of its own,
// in document order, which is the same after a reload.
const taken = new Set<string>();

const isSavedOrder = (value: unknown): value is SavedOrder => {
  const candidate = value as Partial<SavedOrder> | null;
  return (
    typeof candidate === 'object' &&
    candidate !== null &&
    typeof candidate.orderId === 'string' &&
    typeof candidate.secret === 'string' &&
    (candidate.codes === undefined || Array.isArray(candidate.codes))
  );
};

/**
 * The memory of one widget, in the tab's session storage: it ends with the tab and is never sent anywhere.
 * Where storage is refused (a sandboxed frame, a browser setting) the order lives as long as the page.
 * @param storage Looked up late, because reading `window.sessionStorage` itself may throw.
 */
export const createOrderMemory = (origin: string, event: string, storage: () => Storage): OrderMemory => {
  const base = `echoplex:${origin}:${event}`;
  let key = base;
  for (let place = 2; taken.has(key); place += 1) key = `${base}#${place}`;
  taken.add(key);

  return {
    read: () =>
      withStorage(
        storage,
        (store) => {
          const value: unknown = JSON.parse(store.getItem(key) ?? 'null');
          return isSavedOrder(value) ? value : null;
        },
        null,
      ),
    write: (order) => withStorage(storage, (store) => store.setItem(key, JSON.stringify(order)), undefined),
    clear: () => withStorage(storage, (store) => store.removeItem(key), undefined),
    release: () => void taken.delete(key),
  };
};
