/** What was counted for somebody, and until when (on the clock of `performance.now()`). */
export interface Window {
  count: number;
  endsAt: number;
}

/** Counts per key in fixed windows that begin with the first count. */
export interface Windows {
  /** Counts one more for the key and returns its window. */
  count(key: string, now: number): Readonly<Window>;
  readonly size: number;
}

/** More than this many at once are no visitors: the oldest make room, so that nobody fills the memory with made-up addresses. */
const maxWindows = 200_000;

/**
 * Makes empty windows. No timers and no promises: every request passes here. A window stands in the map where it began, so the first ones
 * are the first to end, and each new one clears away what ended before it.
 * @param ms the length of a window
 */
export function createWindows(ms: number, max = maxWindows): Windows {
  const windows = new Map<string, Window>();
  const clear = (now: number): void => {
    for (const [key, { endsAt }] of windows) {
      if (endsAt > now && windows.size < max) return;
      windows.delete(key);
    }
  };
  return {
    count(key, now) {
      const known = windows.get(key);
      if (known && known.endsAt > now) {
        known.count++;
        return known;
      }
      clear(now);
      const window = { count: 1, endsAt: now + ms };
      windows.set(key, window);
      return window;
    },
    get size() {
      return windows.size;
    },
  };
}
