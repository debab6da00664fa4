import type { EchoPlex, OperationId } from '@echoplex/sdk';

/**
 * Every operation that the widget calls. The build leaves all others out of the SDK's method table, so calling one that is not
 * named here does not compile.
 */
export const operations = [
  'events.get',
  'tiers.list',
  'questions.list',
  'promoCodes.check',
  'availability.get',
  'views.record',
  'orders.create',
  'orders.get',
  'orders.update',
  'orders.checkout',
  'orders.cancel',
  'orders.refunds',
  'orders.refund',
  'orders.refundQuote',
] as const satisfies readonly OperationId[];

type Called = (typeof operations)[number];
type Topic<Id extends Called = Called> = Id extends `${infer Name}.${string}` ? Name : never;
type Verb<Name extends Topic, Id extends Called = Called> = Id extends `${Name}.${infer Method}` ? Method : never;

/** The part of the SDK's client that the widget calls; a whole `EchoPlex` is one. */
export type TicketsClient = Pick<EchoPlex, 'baseUrl' | 'credential'> & {
  [Name in Topic]: Pick<EchoPlex[Name], Verb<Name> & keyof EchoPlex[Name]>;
};
