import { Args, Flags } from '@oclif/core';
import { UsageError } from '../errors.js';
import { noting } from '../parse/faults.js';

/** The argument that names an order. */
export const orderArg = Args.string({ name: 'order', description: "The order's id, or with --event its number.", required: true });

/** Where an order that is named by its number is looked for. */
export const orderEventFlag = { event: Flags.string({ summary: 'The event that the number belongs to.' }) };

/** The event that a command about an order names: none, where the order is named by its id and is what was not found. */
export function eventOfOrder(order: string, event: string | undefined): string | undefined {
  return order.startsWith('ord_') ? undefined : event;
}

/** What orders can be. */
export const orderStatuses = ['held', 'awaiting_payment', 'confirmed', 'partially_refunded', 'refunded', 'expired', 'cancelled'] as const;

/** A flag with the state of an order, as the API writes it or with blanks, as lists do: `awaiting payment`. */
export const orderStatusFlag = Flags.custom<(typeof orderStatuses)[number]>({
  parse: noting((text, flag) => {
    const wanted = text
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_');
    const found = orderStatuses.find((status) => status === wanted);
    if (found !== undefined) return found;
    throw new UsageError(`${flag} is one of: ${orderStatuses.join(', ')}.`);
  }),
  helpValue: 'STATUS',
});
