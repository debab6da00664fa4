import { currencyDecimals } from '../../../money/currency.js';

/** Currencies that Stripe counts without decimals. */
const withoutDecimals = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
/** Those it counts with three, in steps of ten. */
const withThree = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

const stripeDecimals = (currency: string): number => (withoutDecimals.has(currency) ? 0 : withThree.has(currency) ? 3 : 2);

/** Where the two differ, such as for ISK, which has no decimals and is charged with two. */
const factor = (currency: string): number => 10 ** (stripeDecimals(currency) - currencyDecimals(currency));

/** Minor units as Stripe takes them. */
export const toStripeAmount = (amount: number, currency: string): number => Math.round(amount * factor(currency));

/** Minor units of ISO 4217 from what Stripe says. @param currency in any case */
export const fromStripeAmount = (amount: number, currency: string): number => Math.round(amount / factor(currency.toUpperCase()));
