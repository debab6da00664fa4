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

/** Currencies whose minor unit is not a hundredth, as ISO 4217 says. What `Intl` says is how prices are written, and changes with its version. */
const decimals = new Map(
  Object.entries({
    0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
    3: 'BHD IQD JOD KWD LYD OMR TND',
    4: 'CLF UYW',
  }).flatMap(([count, codes]) => codes.split(' ').map((code) => [code, Number(count)] as const)),
);

/** How many decimals amounts of a currency have: 2 for EUR, 0 for JPY, 3 for KWD. */
export const currencyDecimals = (code: string): number => decimals.get(code) ?? 2;

/** How `Intl` writes amounts of a currency with all of their decimals. */
export const currencyFormat = (code: string): Intl.NumberFormatOptions => {
  const digits = currencyDecimals(code);
  return { style: 'currency', currency: code, minimumFractionDigits: digits, maximumFractionDigits: digits };
};

/**
 * The smallest amount that can be charged, in minor units, so that a discount must not leave less: providers take currencies of more than two
 * decimals in steps that leave two, and the ariary in whole ones.
 */
export const amountStep = (code: string): number => (code === 'MGA' ? 100 : 10 ** Math.max(0, currencyDecimals(code) - 2));

/** The fault of an amount that cannot be charged in a currency, because it lies between two steps. */
export function stepFaults(amount: number | null, code: string, pointer: string): Fault[] {
  const step = amountStep(code);
  if (amount === null || amount % step === 0) return [];
  return [bodyFault(pointer, 'not_payable', `Amounts in ${code} are charged in steps of ${step}: this must be a multiple of ${step}.`)];
}
