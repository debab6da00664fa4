import { currencyDecimals, currencyFormat } from './currency.js';

/** An amount for a person, in English: `€32.00`. @param amount in minor units */
export const formatAmount = (amount: number, currency: string): string =>
  new Intl.NumberFormat('en', currencyFormat(currency)).format(amount / 10 ** currencyDecimals(currency));
