/** Things that were started and have to be stopped, the last one first. */
export interface Scope {
  /** Remembers how to stop something. */
  defer(stop: () => Promise<void> | void): void;
  /** Stops everything; the second call waits for the first. */
  close(): Promise<void>;
}

/** Makes an empty scope. @throws AggregateError from `close` when something did not stop; the rest has been stopped all the same. */
export function createScope(): Scope {
  const stops: (() => Promise<void> | void)[] = [];
  let closing: Promise<void> | undefined;
  let closed = false;
  const closeAll = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (let stop = stops.pop(); stop; stop = stops.pop()) {
      try {
        await stop();
      } catch (error) {
        failures.push(error);
      }
    }
    closed = true;
    if (failures.length > 0) throw new AggregateError(failures, 'not everything stopped cleanly');
  };
  return {
    defer(stop) {
      // Whoever was still starting it when the end came sees to its end.
      if (closed) void Promise.resolve(stop()).catch((error: unknown) => console.error(error));
      else stops.push(stop);
    },
    close: () => (closing ??= closeAll()),
  };
}
