import { html, nothing, type TemplateResult } from 'lit';
import { quietButton } from '../button.js';
import { ticketCard, type QrEncoder } from '../ticket-card/ticket-card.js';
import type { View } from '../view.js';
import { calendarLink } from './calendar.js';

/** The tickets are theirs. */
export const confirmation = (encode: QrEncoder | null, view: View): TemplateResult => {
  const { state, t, act } = view;
  const { order, event } = state;
  if (!order) return html``;
  const names = new Map(order.items.map((item) => [item.tierId, item.name]));
  return html`
    <div class="body" part="confirmation">
      <div class="center">
        <span class="tick" aria-hidden="true"
          ><svg viewBox="0 0 24 24"><path d="m5 12.5 4.5 4.5L19 7.5" /></svg
        ></span>
        <h2 tabindex="-1" data-heading>${t.done.title(order.buyer?.firstName ?? '')}</h2>
        <p>${t.done.order(order.number, order.buyer?.email ?? '')}</p>
      </div>
      <ul class="tickets">
        ${order.tickets.map((ticket) => ticketCard(ticket, names.get(ticket.tierId) ?? '', encode, view))}
      </ul>
      <div class="acts">
        ${event ? html`<a class="btn quiet" part="button" download="${event.slug}.ics" href=${calendarLink(event, order)}>${t.done.calendar}</a>` : nothing}
        ${quietButton(order.total === 0 ? t.done.moreFree : t.done.more, () => act.restart())}
      </div>
    </div>
  `;
};
