/** Bodies that were read before, by their text: in a rush nearly all requests have one of a few. */
export interface KnownBodies {
  get(text: string): unknown;
  /** Remembers what a body was read as. It is frozen, because it is handed to everybody who sends the same. */
  set(text: string, body: unknown): void;
}

/** Longer ones are hardly ever sent twice. */
const maxLength = 512;
const maxBodies = 1000;

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.values(value).forEach(freeze);
  Object.freeze(value);
}

/** Remembers a limited number; when there are more, all are read anew. */
export function createKnownBodies(): KnownBodies {
  const bodies = new Map<string, unknown>();
  return {
    get: (text) => bodies.get(text),
    set(text, body) {
      if (text.length > maxLength || body === undefined) return;
      if (bodies.size >= maxBodies) bodies.clear();
      freeze(body);
      bodies.set(text, body);
    },
  };
}
