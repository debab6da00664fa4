import { EchoPlexOrder } from './elements/echoplex-order/echoplex-order.js';
import { EchoPlexTickets } from './elements/echoplex-tickets/echoplex-tickets.js';

/** Defines the elements, unless another copy of this script has done so. */
export const define = (): void => {
  if (!customElements.get('echoplex-tickets')) customElements.define('echoplex-tickets', EchoPlexTickets);
  if (!customElements.get('echoplex-order')) customElements.define('echoplex-order', EchoPlexOrder);
};
