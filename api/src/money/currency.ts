import { bodyFault, type Fault, invalid } from '../errors/problem.js';

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** The fault of a code that is no current ISO 4217 currency. */
export const currencyFaults = (code: string, pointer: string): Fault[] =>
  currencies.has(code) ? [] : [bodyFault(pointer, 'unknown_currency', `${code} is not a currency of ISO 4217.`)];

/** @throws Problem `validation_failed` for a code that is no current ISO 4217 currency */
export function assertCurrency(code: string, pointer: string): void {
  const faults = currencyFaults(code, pointer);
  if (faults.length > 0) throw invalid(faults);
}

const decimals = new Map<string, number>();

/** How many decimals amounts of a currency have: 2 for EUR, 0 for JPY, 3 for KWD. */
export function currencyDecimals(code: string): number {
  let known = decimals.get(code);
  if (known === undefined) {
    known = new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits ?? 2;
    decimals.set(code, known);
  }
  return known;
}

/**
 * The smallest amount that can be charged, in minor units: providers take three-decimal currencies in steps of ten, so that a discount must not
 * leave less.
 */
export const amountStep = (code: string): number => (currencyDecimals(code) === 3 ? 10 : 1);

/** The fault of an amount that cannot be charged in a currency, because it lies between two steps. */
export function stepFaults(amount: number | null, code: string, pointer: string): Fault[] {
  const step = amountStep(code);
  if (amount === null || amount % step === 0) return [];
  return [bodyFault(pointer, 'not_payable', `Amounts in ${code} are charged in steps of ${step}: this must be a multiple of ${step}.`)];
}
