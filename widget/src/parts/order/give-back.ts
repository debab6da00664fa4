import type { Ticket } from '@echoplex/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { RefundReason } from '../../i18n/order/messages.js';
import { box, problemText } from '../alert/alert.js';
import { primaryButton, quietButton } from '../button.js';
import { countOf, tierNames, type OrderView } from './view.js';

/** Problems whose own words fit here; the others say that nothing has changed. */
const SPOKEN = new Set(['unreachable', 'rate_limited', 'overloaded', 'unavailable']);

const problemBox = ({ state, t, o }: OrderView): TemplateResult | typeof nothing => {
  const { problem } = state;
  if (!problem) return nothing;
  const { title, text } = SPOKEN.has(problem.code) ? problemText(problem, { t }) : o.refused;
  return box(title, text, 'danger', problem.requestId ? t.reference(problem.requestId) : null);
};

/** Why nothing can be given back. A bank that disputes the payment has its money until it has decided. */
const whyNot = (reason: RefundReason, count: number, { facts: { order }, o }: OrderView): string =>
  o.not[reason === 'nothing_left' && order.dispute?.status === 'open' ? 'disputed' : reason](count);

/** The way in, or why there is none. Orders that were never paid say nothing. */
const closed = (view: OrderView): TemplateResult | typeof nothing => {
  const { facts, o, format, act } = view;
  const { quote, order, event } = facts;
  if (!quote || order.total === 0 || order.tickets.length === 0) return nothing;
  if (!quote.allowed) return quote.reason ? html`<p class="note">${whyNot(quote.reason, countOf(order), view)}</p>` : nothing;
  return html`
    <div class="give">
      ${quietButton(o.back.begin(countOf(order)), () => act.open())}
      ${quote.until ? html`<p class="note">${o.back.until(format.moment(quote.until, event?.timezone ?? 'UTC'))}</p>` : nothing}
    </div>
  `;
};

const option = (ticket: Ticket, view: OrderView): TemplateResult => {
  const { state, t, facts, act } = view;
  const { attendee } = ticket;
  return html`
    <label class="option">
      <input type="checkbox" .checked=${live(state.chosen.includes(ticket.id))} @change=${() => act.toggle(ticket.id)} /><span
        >${tierNames(facts).get(ticket.tierId) ?? ''}<small
          >${attendee ? `${attendee.firstName} ${attendee.lastName}` : t.done.unnamed} · ${ticket.code}</small
        ></span
      >
    </label>
  `;
};

/** What the chosen tickets bring, read out as it changes. */
const brings = (view: OrderView): TemplateResult => {
  const { state, facts, o, format } = view;
  const { offer, chosen, problem } = state;
  const amounts = (): TemplateResult | string => {
    if (chosen.length === 0) return html`<p class="note">${o.back.choose(countOf(facts.order))}</p>`;
    if (!offer) return problem ? '' : html`<p class="note">${o.back.asking}</p>`;
    if (!offer.allowed) return html`<p class="note">${offer.reason ? whyNot(offer.reason, chosen.length, view) : o.refused.title}</p>`;
    return html`<dl class="sum">
      ${
        offer.fee > 0
          ? html`<div>
              <dt>${o.back.fee}</dt>
              <dd>${format.money(offer.fee, offer.currency)}</dd>
            </div>`
          : nothing
      }
      <div>
        <dt><b>${o.back.amount}</b></dt>
        <dd><b>${format.money(offer.amount, offer.currency)}</b></dd>
      </div>
    </dl>`;
  };
  return html`<div class="brings" role="status" aria-live="polite">${amounts()}</div>`;
};

const choosing = (view: OrderView): TemplateResult => {
  const { state, facts, o, act } = view;
  const possible = facts.order.tickets.filter(({ id }) => facts.quote?.ticketIds.includes(id));
  return html`
    <div class="give" part="form">
      <h3 id="give-title" tabindex="-1" data-stage>${o.back.title(countOf(facts.order))}</h3>
      <fieldset aria-labelledby="give-title">${possible.map((ticket) => option(ticket, view))}</fieldset>
      ${brings(view)} ${problemBox(view)}
      <div class="pair">
        ${quietButton(o.back.stop, () => act.close())}
        ${primaryButton({ label: o.back.next, press: () => act.ask(), off: !state.offer?.allowed })}
      </div>
    </div>
  `;
};

const asking = (view: OrderView): TemplateResult => {
  const { state, o, format, act } = view;
  const { offer, chosen } = state;
  if (!offer) return html``;
  const amount = format.money(offer.amount, offer.currency);
  const busy = state.stage === 'sending';
  const fee = offer.fee > 0 ? ` ${o.back.askFee(format.money(offer.fee, offer.currency))}` : '';
  return html`
    <div class="give" part="form">
      <h3 tabindex="-1" data-stage>${o.back.askTitle(chosen.length)}</h3>
      <p>${o.back.askText(amount, chosen.length)}${fee}</p>
      ${problemBox(view)}
      <div class="pair">
        ${quietButton(o.back.keep(chosen.length), () => act.close(), busy)}
        ${primaryButton({ label: busy ? o.back.sending : o.back.confirm(amount), press: () => void act.send(), busy })}
      </div>
    </div>
  `;
};

const done = ({ state, facts, o, format, act }: OrderView): TemplateResult | typeof nothing => {
  const { outcome } = state;
  if (!outcome) return nothing;
  const { title, text } = o.back.done[outcome.status];
  return html`
    <div class="give">
      <h3 tabindex="-1" data-stage>${title}</h3>
      <p role="status">${text(format.money(outcome.amount, outcome.currency), outcome.ticketIds.length || countOf(facts.order))}</p>
      ${quietButton(o.back.close, () => act.close())}
    </div>
  `;
};

/** Giving tickets back: choose, see what it brings, say yes, see what became of it. */
export const giveBack = (view: OrderView): TemplateResult | typeof nothing => {
  switch (view.state.stage) {
    case 'closed':
      return closed(view);
    case 'choosing':
      return choosing(view);
    case 'asking':
    case 'sending':
      return asking(view);
    case 'done':
      return done(view);
  }
};
