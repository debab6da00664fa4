import type { OrderInput, PromoCodeCheck, Tier } from '@echoplex/sdk';
import type { CodeFault, LoadedCodes, Problem, State } from './model.js';
import { fitQuantities } from './selection.js';

/** What can be a code at all; anything else need not be asked about. */
const CODE = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/u;

/** A code as it is sent, or null for what cannot be one. */
export const cleanCode = (text: string): string | null => {
  const code = text.trim();
  return CODE.test(code) ? code : null;
};

/** Both codes that count now. */
export const codesOf = ({ promo, access }: Pick<State, 'promo' | 'access'>): PromoCodeCheck[] =>
  [promo, access].filter((check) => check !== null);

/**
 * What of the codes goes with the request that holds tickets. A code that is for none of the chosen tiers stays behind: the API would
 * refuse the whole order for it.
 */
export const codeFields = ({
  promo,
  access,
  quantities,
}: Pick<State, 'promo' | 'access' | 'quantities'>): Pick<OrderInput, 'promoCode' | 'accessCode'> => {
  const isFor = ({ tierIds }: PromoCodeCheck): boolean => tierIds.length === 0 || tierIds.some((id) => (quantities[id] ?? 0) > 0);
  return {
    ...(promo && isFor(promo) ? { promoCode: promo.code } : {}),
    ...(access && isFor(access) ? { accessCode: access.code } : {}),
  };
};

const bySellingOrder = (a: Tier, b: Tier): number => a.position - b.position;

/** The public tiers with those that were opened, in selling order. */
export const withOpened = (tiers: readonly Tier[], opened: readonly Tier[]): Tier[] => {
  const shown = new Map(tiers.filter(({ visibility }) => visibility === 'public').map((tier) => [tier.id, tier]));
  for (const tier of opened) shown.set(tier.id, tier);
  return [...shown.values()].sort(bySellingOrder);
};

/** Quantities of tiers that are gone go too; what can be had no more is lowered and said. */
const refit = (state: State): State => {
  const known = new Set(state.tiers.map(({ id }) => id));
  const kept = Object.fromEntries(Object.entries(state.quantities).filter(([tierId]) => known.has(tierId)));
  const { quantities, reduced } = fitQuantities({ ...state, quantities: kept });
  return { ...state, quantities, ...(reduced.length > 0 ? { notice: { kind: 'reduced', tiers: reduced } as const } : {}) };
};

const withCodes = (state: State, codes: Pick<State, 'promo' | 'access'>): State => {
  const opened = codesOf(codes).flatMap(({ tiers }) => tiers);
  return refit({ ...state, ...codes, tiers: withOpened(state.tiers, opened) });
};

/** A code that was found takes the place of the one of its kind. */
export const withCode = (state: State, check: PromoCodeCheck): State =>
  withCodes(state, check.discountType === 'none' ? { promo: state.promo, access: check } : { promo: check, access: state.access });

/** Without a code; what only it had opened is closed again. */
export const withoutCode = (state: State, code: string): State => ({
  ...withCodes(state, {
    promo: state.promo?.code === code ? null : state.promo,
    access: state.access?.code === code ? null : state.access,
  }),
});

/** The codes that were given before anybody typed one. */
export const withLoadedCodes = (state: State, { checks, fault }: LoadedCodes): State => ({
  ...checks.reduce(withCode, state),
  entry: { ...state.entry, open: fault !== null, text: fault?.code ?? '', fault },
});

/** Newer figures of the tiers that codes have opened. */
export const withFigures = (state: State, tiers: readonly Tier[]): State => {
  const next = { ...state, tiers: withOpened(state.tiers, tiers) };
  return state.step === 'choosing' && state.busy !== 'holding' ? refit(next) : next;
};

/**
 * Which code a refusal is about: the one its pointer names, else the one that takes something off, else the one that opens.
 */
export const refusedCode = (state: State, problem: Problem): string | null => {
  if (problem.code !== 'promo_code_invalid') return null;
  const access = problem.faults.some(({ pointer }) => pointer.startsWith('/accessCode'));
  return (access ? state.access?.code : (state.promo?.code ?? state.access?.code)) ?? null;
};

/** Why the API refused a code. */
export const codeFault = (code: string, problem: Problem): CodeFault => {
  if (problem.code !== 'promo_code_invalid') return { code, reason: problem.code };
  return { code, reason: problem.faults[0]?.code ?? 'invalid' };
};
