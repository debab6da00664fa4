import type { Answer, Event, Order, Refund, Ticket } from '@echoplex/sdk';
import { ticketCount } from '../services/orders.js';
import { formatWhen, timeHeader } from './dates.js';
import { formatCount, formatMoney, formatPrice } from './money.js';
import { disputeFacts, paintStatus, refundedColumn, statusWord } from './order-state.js';
import { pairs } from './pairs.js';
import { refundColumns } from './refunds.js';
import { renderTable, renderList, type Column } from './table.js';
import { clean, type Terminal } from './terminal.js';

const nameOf = (person: { firstName: string; lastName: string } | null): string =>
  person ? `${person.firstName} ${person.lastName}` : '–';

const answerText = (value: Answer['value']): string =>
  Array.isArray(value) ? value.join(', ') : value === true ? 'yes' : value === false ? 'no' : String(value);
const answersOf = (answers: readonly Answer[]): string => answers.map(({ label, value }) => `${label}: ${answerText(value)}`).join('; ');

/** A table of an event's orders, newest first. */
export function renderOrders(orders: readonly Order[], event: Event, terminal: Terminal, more?: string): string {
  const { paint } = terminal;
  if (orders.length === 0) return '  No orders.';
  const columns: Column<Order>[] = [
    { header: 'Order', value: ({ number }) => number, paint: (cell) => paint.bold(cell) },
    { header: timeHeader('When', event.timezone), value: ({ createdAt }) => formatWhen(createdAt, event.timezone) },
    { header: 'Buyer', value: ({ buyer }) => nameOf(buyer), shrinksTo: 8 },
    { header: 'Email', value: ({ buyer }) => buyer?.email ?? '', dropRank: 1 },
    { header: 'Tickets', align: 'right', value: (order) => formatCount(ticketCount(order)) },
    { header: 'Total', align: 'right', value: ({ total, currency }) => formatPrice(total, currency) },
    ...refundedColumn(orders),
    { header: 'Status', value: statusWord, shrinksTo: 10, paint: (cell, order) => paintStatus(cell, order, terminal) },
    { header: 'Id', value: ({ id }) => id, dropRank: 2, paint: (cell) => paint.dim(cell) },
  ];
  return renderList(orders, columns, terminal, more);
}

/** A table of orders that I bought, at whatever event. */
export function renderOwnOrders(orders: readonly Order[], terminal: Terminal, timezone: string, more?: string): string {
  const { paint } = terminal;
  if (orders.length === 0) return '  No orders.';
  const columns: Column<Order>[] = [
    { header: 'Order', value: ({ number }) => number, paint: (cell) => paint.bold(cell) },
    { header: 'When', value: ({ createdAt }) => formatWhen(createdAt, timezone) },
    { header: 'Items', value: ({ items }) => items.map(({ quantity, name }) => `${quantity} × ${name}`).join(', '), shrinksTo: 10 },
    { header: 'Total', align: 'right', value: ({ total, currency }) => formatPrice(total, currency) },
    ...refundedColumn(orders),
    { header: 'Status', value: statusWord, paint: (cell, order) => paintStatus(cell, order, terminal) },
    { header: 'Event', value: ({ eventId }) => eventId, dropRank: 1, paint: (cell) => paint.dim(cell) },
    { header: 'Id', value: ({ id }) => id, dropRank: 2, paint: (cell) => paint.dim(cell) },
  ];
  return renderList(orders, columns, terminal, more);
}

/** A table of my tickets. */
export function renderOwnTickets(tickets: readonly Ticket[], terminal: Terminal, timezone: string, more?: string): string {
  const { paint } = terminal;
  if (tickets.length === 0) return '  No tickets.';
  const columns: Column<Ticket>[] = [
    { header: 'Ticket', value: ({ code }) => code, paint: (cell) => paint.bold(cell) },
    { header: 'Attendee', value: ({ attendee }) => nameOf(attendee), shrinksTo: 8 },
    { header: 'Status', value: ({ status }) => status.replace('_', ' ') },
    { header: 'Checked in', value: ({ checkedInAt }) => (checkedInAt === null ? '' : formatWhen(checkedInAt, timezone)) },
    { header: 'Event', value: ({ eventId }) => eventId, dropRank: 1, paint: (cell) => paint.dim(cell) },
    { header: 'Order', value: ({ orderId }) => orderId, dropRank: 2, paint: (cell) => paint.dim(cell) },
  ];
  return renderList(tickets, columns, terminal, more);
}

/** One order with its items, its tickets and what went back. */
export function renderOrder(order: Order, event: Event, terminal: Terminal, refunds: readonly Refund[] = []): string {
  const { paint } = terminal;
  const { currency, buyer } = order;
  const items = renderTable(
    order.items,
    [
      { header: 'Tier', value: ({ name }) => name, shrinksTo: 12 },
      { header: 'Tickets', align: 'right', value: ({ quantity }) => formatCount(quantity) },
      { header: 'Price', align: 'right', value: ({ unitPrice }) => formatPrice(unitPrice, currency) },
      ...(order.discount > 0
        ? [
            { header: 'Discount', align: 'right', value: (item) => formatMoney(-item.discount, currency) } satisfies Column<
              Order['items'][number]
            >,
          ]
        : []),
      {
        header: 'Amount',
        align: 'right',
        value: ({ quantity, unitPrice, discount }) => formatMoney(quantity * unitPrice - discount, currency),
      },
    ],
    terminal,
  );
  const tierNames = new Map(order.items.map(({ tierId, name }) => [tierId, name]));
  const tickets =
    order.tickets.length === 0
      ? []
      : [
          '',
          renderTable(
            order.tickets,
            [
              { header: 'Ticket', value: ({ code }) => code, paint: (cell) => paint.bold(cell) },
              { header: 'Tier', value: ({ tierId }) => tierNames.get(tierId) ?? tierId, shrinksTo: 12 },
              { header: 'Attendee', value: ({ attendee }) => nameOf(attendee), shrinksTo: 8 },
              { header: 'Status', value: ({ status }) => status.replace('_', ' ') },
              ...(order.tickets.some(({ answers }) => answers.length > 0)
                ? [{ header: 'Answers', value: ({ answers }) => answersOf(answers), shrinksTo: 12 } satisfies Column<Ticket>]
                : []),
            ],
            terminal,
          ),
        ];
  const at = (time: string | null): string | null => (time === null ? null : formatWhen(time, event.timezone));
  const facts = pairs(
    [
      ['Event', event.name],
      ['Buyer', buyer && `${nameOf(buyer)}  ${buyer.email}`],
      [timeHeader('Held', event.timezone), at(order.createdAt)],
      ['Until', at(order.expiresAt)],
      ['Confirmed', at(order.confirmedAt)],
      ['Payment', order.payment?.status.replaceAll('_', ' ')],
      ['Promo code', order.promoCode],
      ['Discount', order.discount > 0 ? formatMoney(order.discount, currency) : null],
      ['Total', formatPrice(order.total, currency)],
      ['Refunded', order.refunded > 0 ? formatMoney(order.refunded, currency) : null],
      ...disputeFacts(order, event.timezone),
      ...order.answers.map(({ label, value }): [string, string] => [label, answerText(value)]),
      ['Id', order.id],
    ],
    terminal,
  );
  return [
    `  ${paint.bold(`Order ${clean(order.number)}`)}   ${paintStatus(statusWord(order), order, terminal)}`,
    '',
    facts,
    '',
    items,
    ...tickets,
    ...(refunds.length === 0 ? [] : ['', renderTable(refunds, refundColumns(refunds, event, terminal), terminal)]),
  ].join('\n');
}
