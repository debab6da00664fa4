export { EchoPlex } from './client.js';
export * from './core/errors.js';
export { currencyDecimals } from './currency.js';
export type { EchoPlexOptions, RawRequestOptions, RequestBody, RequestOptions, UploadOptions } from './core/options.js';
export type { Page, PageRequest } from './core/page.js';
export type { components, operations, paths } from './generated/contract.js';
export type * from './generated/models.js';
export type * from './generated/operations.js';
