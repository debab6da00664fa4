import { define } from './define.js';
import type { EchoPlexOrder } from './elements/echoplex-order/echoplex-order.js';
import type { EchoPlexTickets } from './elements/echoplex-tickets/echoplex-tickets.js';
import type { EchoPlexEventDetails } from './purchase/events.js';

export { EchoPlexOrder } from './elements/echoplex-order/echoplex-order.js';
export { EchoPlexTickets } from './elements/echoplex-tickets/echoplex-tickets.js';
export type { EchoPlexEventDetails } from './purchase/events.js';
export type { TicketsClient } from './operations.js';

type EchoPlexEvents = { [Name in keyof EchoPlexEventDetails]: CustomEvent<EchoPlexEventDetails[Name]> };

declare global {
  interface HTMLElementTagNameMap {
    'echoplex-order': EchoPlexOrder;
    'echoplex-tickets': EchoPlexTickets;
  }
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- merges into the DOM's own interface, which has no other way in
  interface HTMLElementEventMap extends EchoPlexEvents {}
}

define();
