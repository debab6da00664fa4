/**
 * Does something with the tab's storage; where that is refused (a sandboxed frame, a browser setting), full or holds nonsense, the answer is
 * `otherwise`. Going on without it only costs what is remembered across a reload.
 * @param storage Looked up late, because reading `window.sessionStorage` itself may throw.
 */
export const withStorage = <T>(storage: () => Storage, use: (store: Storage) => T, otherwise: T): T => {
  try {
    return use(storage());
  } catch {
    return otherwise;
  }
};
