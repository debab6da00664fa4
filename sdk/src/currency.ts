/** Currencies whose minor unit is not a hundredth, as ISO 4217 says. */
const exceptions: [decimals: number, codes: string][] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
];

/**
 * How many decimals amounts of a currency have: 2 for EUR, 0 for JPY, 3 for KWD. The API's amounts are integers of this unit. What `Intl` says of a
 * currency is another thing: how prices are usually written, which differs between versions of Node and browsers.
 *
 * @param currency A code of ISO 4217, in capitals.
 */
export const currencyDecimals = (currency: string): number => exceptions.find(([, codes]) => codes.includes(currency))?.[0] ?? 2;
