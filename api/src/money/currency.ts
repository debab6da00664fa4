import { bodyFault, invalid } from '../errors/problem.js';

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** @throws Problem `validation_failed` for a code that is no current ISO 4217 currency */
export function assertCurrency(code: string, pointer: string): void {
  if (!currencies.has(code)) throw invalid([bodyFault(pointer, 'unknown_currency', `${code} is not a currency of ISO 4217.`)]);
}
