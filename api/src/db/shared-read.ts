/** How readings are shared. */
export interface Sharing {
  /** Loads of one key that may run at the same time. */
  parallel?: number;
  /**
   * Milliseconds between the beginnings of two loads of a key that follow each other at once: in a rush more requests share each. A load that
   * nobody else has just asked for begins at once.
   */
  gap?: number;
  /** Keys that may be loading at the same time; what comes beyond is loaded for itself. */
  maxKeys?: number;
}

interface Entry<V> {
  running: number;
  /** When the last load began, on the clock of `performance.now()`. */
  beganAt: number;
  /** The load that has not begun yet; whoever comes now may still join it. */
  next: { promise: Promise<V>; begin: () => void } | null;
}

/**
 * Lets requests for the same thing share a load, and never gives anybody something older than their request: who comes while a load runs
 * joins the next one, which begins after they came. So nothing has to be invalidated, nothing expires, and a writer reads what they wrote.
 * Those who come in the same turn of the event loop share one load as well.
 * @param load reads the thing from where its changes are committed; what it throws, everybody gets who shares it
 */
export function createSharedReads<V>(
  load: (key: string) => Promise<V>,
  { parallel = 1, gap = 0, maxKeys = 10_000 }: Sharing = {},
): (key: string) => Promise<V> {
  const entries = new Map<string, Entry<V>>();

  const attempt = async (key: string): Promise<V> => load(key);

  function begin(key: string, entry: Entry<V>): Promise<V> {
    entry.next = null;
    entry.running++;
    entry.beganAt = performance.now();
    return attempt(key).finally(() => {
      entry.running--;
      if (entry.next && gap > 0) startLater(entry, entry.next);
      else if (entry.next) entry.next.begin();
      else if (entry.running === 0) entries.delete(key);
    });
  }

  /** Begins a load when its time has come, unless another has begun it already. */
  function startLater(entry: Entry<V>, next: NonNullable<Entry<V>['next']>): void {
    const start = (): void => {
      if (entry.next === next) next.begin();
    };
    const wait = entry.beganAt + gap - performance.now();
    if (gap > 0 && wait > 0) setTimeout(start, wait);
    else setImmediate(start);
  }

  function plan(key: string, entry: Entry<V>): Promise<V> {
    let start: () => void = () => undefined;
    const promise = new Promise<V>((resolve, reject) => {
      start = () => void begin(key, entry).then(resolve, reject);
    });
    const next = { promise, begin: start };
    entry.next = next;
    if (entry.running < parallel) startLater(entry, next);
    return promise;
  }

  return (key) => {
    let entry = entries.get(key);
    if (!entry) {
      if (entries.size >= maxKeys) return load(key);
      entries.set(key, (entry = { running: 0, beganAt: -Infinity, next: null }));
    }
    return entry.next?.promise ?? plan(key, entry);
  };
}
