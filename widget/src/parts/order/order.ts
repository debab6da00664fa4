import type { Order } from '@echoplex/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { OrderMessages } from '../../i18n/order/messages.js';
import { box } from '../alert/alert.js';
import { calendarLink } from '../confirmation/calendar.js';
import { ticketCard } from '../ticket-card/ticket-card.js';
import { giveBack } from './give-back.js';
import { countOf, tierNames, type OrderView } from './view.js';

const GOOD: readonly Order['status'][] = ['confirmed', 'partially_refunded'];

const statusOf = ({ status, payment }: Order): keyof OrderMessages['status'] =>
  status === 'awaiting_payment' && payment?.status === 'processing' ? 'processing' : status;

const head = ({ facts, o, format }: OrderView): TemplateResult => {
  const { order, event } = facts;
  const status = statusOf(order);
  return html`
    <div class="order-head">
      <h2 tabindex="-1" data-heading>${event?.name ?? o.number(order.number)}</h2>
      ${event ? html`<p>${[format.starts(event), event.venue?.name].filter(Boolean).join(' · ')}</p>` : nothing}
      <p class="which">
        ${event ? html`<span>${o.number(order.number)}</span>` : nothing}
        <span class="status ${GOOD.includes(order.status) ? 'good' : ''}">${o.status[status]}</span>
      </p>
    </div>
  `;
};

/** What has to be known: why there are no tickets, and what a bank does about the payment. */
const notes = ({ facts: { order }, o }: OrderView): TemplateResult => {
  const status = statusOf(order);
  const explain: Partial<Record<typeof status, (count: number) => string>> = o.explain;
  const count = countOf(order);
  const said = explain[status]?.(count);
  return html`
    ${said ? box('', said, 'calm') : nothing}
    ${order.dispute ? box('', o.dispute[order.dispute.status](count), order.dispute.status === 'lost' ? 'danger' : 'calm') : nothing}
  `;
};

const sums = ({ facts: { order }, t, o, format }: OrderView): TemplateResult => {
  const money = (amount: number): string => (amount === 0 ? t.free : format.money(amount, order.currency));
  return html`
    <dl class="sum" part="summary">
      ${order.items.map(
        ({ quantity, name, unitPrice }) =>
          html`<div>
            <dt>${quantity} × ${name}</dt>
            <dd>${money(unitPrice * quantity)}</dd>
          </div>`,
      )}
      ${
        order.discount > 0
          ? html`<div class="less">
              <dt>${order.promoCode ?? o.discount}</dt>
              <dd>−${format.money(order.discount, order.currency)}</dd>
            </div>`
          : nothing
      }
      <div class="total">
        <dt>${o.total}</dt>
        <dd>${money(order.total)}</dd>
      </div>
      ${
        order.refunded > 0
          ? html`<div>
              <dt>${o.refunded}</dt>
              <dd>−${format.money(order.refunded, order.currency)}</dd>
            </div>`
          : nothing
      }
    </dl>
  `;
};

/** The refunds one by one, the newest first. */
const moves = ({ facts: { order, refunds, event }, o, format }: OrderView): TemplateResult | typeof nothing =>
  refunds.length === 0
    ? nothing
    : html`<ul class="moves">
        ${refunds.map(({ status, amount, currency, createdAt, reason, ticketIds }) => {
          const said = o.refund[status](format.money(amount, currency), ticketIds.length || countOf(order));
          const when = format.moment(createdAt, event?.timezone ?? 'UTC');
          return html`<li>${[said, when, reason].filter(Boolean).join(' · ')}</li>`;
        })}
      </ul>`;

/** An order with its tickets, what it cost, what came back, and the way to give tickets back. */
export const orderView = (view: OrderView): TemplateResult => {
  const { facts, t, o, encode } = view;
  const { order, event } = facts;
  const names = tierNames(facts);
  return html`
    ${head(view)}
    <div class="body" part="confirmation">
      ${notes(view)}
      ${
        order.tickets.length > 0
          ? html`<ul class="tickets" aria-label=${o.tickets(order.tickets.length)}>
              ${order.tickets.map((ticket) => ticketCard(ticket, names.get(ticket.tierId) ?? '', encode, { t }))}
            </ul>`
          : nothing
      }
      ${sums(view)} ${moves(view)}
      ${
        event && GOOD.includes(order.status)
          ? html`<a class="btn quiet" part="button" download="${event.slug}.ics" href=${calendarLink(event, order)}>${o.calendar}</a>`
          : nothing
      }
      ${giveBack(view)}
    </div>
  `;
};
