import type { PromoCodeCheck, Tier } from '@echoplex/sdk';
import { cleanCode, codeFault, codesOf } from '../state/codes.js';
import type { Action, CodeFault, LoadedCodes, State } from '../state/model.js';
import { toProblem } from './problem.js';
import type { TicketsClient } from '../operations.js';
import { wait } from './wait.js';

/** At most so often the figures of opened tiers are asked for, however often availability changes. Milliseconds. */
export const OPENED_INTERVAL = 5_000;

type Client = Pick<TicketsClient, 'promoCodes' | 'tiers'>;

/** Whether a tier is among those that this widget offers. */
export const isOffered = ({ id }: Tier, tierIds: readonly string[]): boolean => tierIds.length === 0 || tierIds.includes(id);

interface Wanted {
  event: string;
  tierIds: readonly string[];
}

/** What a code does, or why it cannot be used. */
const lookUp = async (
  client: Client,
  { event, tierIds }: Wanted,
  text: string,
  signal: AbortSignal,
): Promise<PromoCodeCheck | CodeFault> => {
  const code = cleanCode(text);
  if (code === null) return { code: text.trim(), reason: 'unknown' };
  try {
    const check = await client.promoCodes.check(event, { code }, { signal });
    return { ...check, tiers: check.tiers.filter((tier) => isOffered(tier, tierIds)) };
  } catch (error) {
    return codeFault(code, toProblem(error));
  }
};

const isFault = (found: PromoCodeCheck | CodeFault): found is CodeFault => 'reason' in found;

/**
 * The codes of the element's attributes, and those an order was held with. One that cannot be used keeps nobody from buying: it is
 * said at its field; of the remembered ones not even that, for nobody has just given them.
 */
export const lookUpCodes = async (
  client: Client,
  { codes, remembered, ...wanted }: Wanted & { codes: readonly string[]; remembered: readonly string[] },
  signal: AbortSignal,
): Promise<LoadedCodes> => {
  const given = codes.filter((code) => code.trim() !== '');
  const found = await Promise.all([...given, ...remembered].map((code) => lookUp(client, wanted, code, signal)));
  return {
    checks: found.flatMap((each) => (isFault(each) ? [] : [each])),
    fault: found.slice(0, given.length).find(isFault) ?? null,
  };
};

interface CodesOptions extends Wanted {
  client: Client;
  signal: AbortSignal;
  state: () => State;
  dispatch: (action: Action) => void;
}

/** What can be done about codes once the tiers are shown. */
export interface Codes {
  /** Tries the code in the field. */
  check(): Promise<void>;
  /** Availability has changed: that of opened tiers, which is not public, is asked for; once in a while. */
  changed(): Promise<void>;
}

/** Tries codes, and keeps the figures of the tiers they open current. */
export const createCodes = ({ client, event, tierIds, signal, state, dispatch }: CodesOptions): Codes => {
  let resting = false;
  let again = false;

  const refresh = async (): Promise<void> => {
    const opening = codesOf(state()).filter(({ tiers }) => tiers.length > 0);
    try {
      const opened: Tier[] = [];
      for (const { code } of opening) {
        for await (const tier of client.tiers.list(event, { accessCode: code, limit: 200 }, { signal })) opened.push(tier);
      }
      if (!signal.aborted)
        dispatch({ type: 'opened', tiers: opened.filter((tier) => tier.visibility === 'hidden' && isOffered(tier, tierIds)) });
    } catch {
      // What is shown stays; every purchase is decided by the API anyway, and a code that ran out is said there.
    }
  };

  const changed = async (): Promise<void> => {
    if (!codesOf(state()).some(({ tiers }) => tiers.length > 0)) return;
    again = true;
    if (resting) return;
    resting = true;
    while (again && !signal.aborted) {
      again = false;
      await refresh();
      await wait(OPENED_INTERVAL, signal);
    }
    resting = false;
  };

  return {
    async check() {
      const { text, checking } = state().entry;
      if (checking || text.trim() === '') return;
      dispatch({ type: 'check' });
      const found = await lookUp(client, { event, tierIds }, text, signal);
      // Whoever goes on typing meanwhile means another code.
      if (signal.aborted || !state().entry.checking) return;
      dispatch(isFault(found) ? { type: 'unusable', fault: found } : { type: 'found', check: found });
    },
    changed,
  };
};
