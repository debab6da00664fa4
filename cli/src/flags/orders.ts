import { Args, Flags } from '@oclif/core';

/** The argument that names an order. */
export const orderArg = Args.string({ name: 'order', description: "The order's id, or with --event its number.", required: true });

/** Where an order that is named by its number is looked for. */
export const orderEventFlag = { event: Flags.string({ summary: 'The event that the number belongs to.' }) };

/** The event that a command about an order names: none, where the order is named by its id and is what was not found. */
export function eventOfOrder(order: string, event: string | undefined): string | undefined {
  return order.startsWith('ord_') ? undefined : event;
}
