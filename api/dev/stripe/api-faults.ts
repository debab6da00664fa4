/**
 * What can go wrong with a request. `down`: the connection is reset before any work. `slow`: the work is done, the answer late.
 * `rate_limited`: 429. `fails`: 500 before any work, not kept for the idempotency key. `fails_after_work`: the work is done, the answer
 * is 500. `hangs`: the work is done, nothing is ever answered.
 */
export type ApiFaultKind = 'down' | 'slow' | 'rate_limited' | 'fails' | 'fails_after_work' | 'hangs';

/** Which requests; what is left out matches all. `account: null` is the platform's own. */
export type ApiFaultMatch = { method?: string; path?: RegExp; account?: string | null };

/** A fault of the API. */
export type ApiFault = {
  match?: ApiFaultMatch;
  kind: ApiFaultKind;
  /** How many matching requests it meets, 1 when left out. The SDK sends a request whose connection was reset once more by itself. */
  times?: number;
  /** How late `slow` is, 1000 when left out. */
  milliseconds?: number;
  /**
   * With `fails_after_work`: whether the 500 is what the idempotency key answers from now on, as it is with Stripe, which is what happens
   * when left out. With `false` a retry gets the answer of the work.
   */
  keepsAnswer?: boolean;
};

/** The faults that are on. */
export type ApiFaults = {
  /** Switches a fault on, behind those that are on; answers what switches it off. */
  add(fault: ApiFault): () => void;
  /** Switches all off. */
  clear(): void;
  /** The fault that meets a request, one time less from now on. */
  take(request: { method: string; path: string; account: string | null }): ApiFault | undefined;
};

/** No faults, to begin with. */
export function createApiFaults(): ApiFaults {
  let on: { fault: ApiFault; left: number }[] = [];
  return {
    add: (fault) => {
      const entry = { fault, left: fault.times ?? 1 };
      on.push(entry);
      return () => {
        on = on.filter((each) => each !== entry);
      };
    },
    clear: () => {
      on = [];
    },
    take: (request) => {
      const entry = on.find(({ fault, left }) => left > 0 && meets(fault.match ?? {}, request));
      if (entry) entry.left -= 1;
      on = on.filter(({ left }) => left > 0);
      return entry?.fault;
    },
  };
}

function meets(match: ApiFaultMatch, request: { method: string; path: string; account: string | null }): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== request.method) return false;
  if (match.account !== undefined && match.account !== request.account) return false;
  // A global expression remembers where it was; a fresh search does not.
  return match.path === undefined || request.path.search(match.path) >= 0;
}
