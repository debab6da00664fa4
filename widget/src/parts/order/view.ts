import type { Order } from '@echoplex/sdk';
import type { Format } from '../../i18n/format.js';
import type { Messages } from '../../i18n/messages.js';
import type { OrderMessages } from '../../i18n/order/messages.js';
import type { Desk } from '../../order/desk.js';
import type { OrderFacts, OrderState } from '../../order/model.js';
import type { QrEncoder } from '../ticket-card/ticket-card.js';

/** What the parts of an order are drawn from. */
export interface OrderView {
  state: OrderState;
  facts: OrderFacts;
  t: Messages;
  o: OrderMessages;
  format: Format;
  encode: QrEncoder | null;
  act: Omit<Desk, 'state' | 'stop'>;
}

/** A tier's name as the order has it. */
export const tierNames = ({ order }: OrderFacts): ReadonlyMap<string, string> =>
  new Map(order.items.map(({ tierId, name }) => [tierId, name]));

/** How many tickets an order is about, whether they exist yet or not. */
export const countOf = ({ items }: Order): number => items.reduce((sum, { quantity }) => sum + quantity, 0);
