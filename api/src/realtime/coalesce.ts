/** Runs `send` for a key at once, and then at most once in `everyMs` however often it is asked to; the last ask is always served. */
export function coalesce(send: (key: string) => Promise<void>, everyMs: number): { ask(key: string): void; stop(): Promise<void> } {
  const waiting = new Map<string, { again: boolean; timer: NodeJS.Timeout }>();
  const running = new Set<Promise<void>>();
  let stopped = false;

  const serve = (key: string): void => {
    const entry = { again: false, timer: setTimeout(() => rest(key), everyMs) };
    waiting.set(key, entry);
    const sending = send(key).finally(() => running.delete(sending));
    running.add(sending);
  };
  const rest = (key: string): void => {
    const again = waiting.get(key)?.again ?? false;
    waiting.delete(key);
    if (again && !stopped) serve(key);
  };
  return {
    ask(key) {
      const entry = waiting.get(key);
      if (stopped) return;
      if (entry) entry.again = true;
      else serve(key);
    },
    async stop() {
      stopped = true;
      for (const { timer } of waiting.values()) clearTimeout(timer);
      waiting.clear();
      await Promise.all(running);
    },
  };
}
