import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { offerState, tierViews } from '../../state/selection.js';
import { alert } from '../alert/alert.js';
import { codes } from '../code/code.js';
import { message } from '../message/message.js';
import { summary } from '../summary/summary.js';
import { tierRow } from '../tier-row/tier-row.js';
import type { View } from '../view.js';

const soldOut = (view: View): TemplateResult => {
  const { t, state } = view;
  const held = tierViews(state).reduce((sum, row) => sum + row.held, 0);
  return html`
    ${message({ title: t.soldOut.title, text: held > 0 ? `${t.soldOut.held(held)} ${t.soldOut.text}` : t.soldOut.text })}
    <slot name="sold-out"></slot>
    ${codes(view)}
  `;
};

const tiers = (view: View, footer: TemplateResult): TemplateResult => html`
  <h2 class="sr" tabindex="-1" data-heading>${view.t.tickets}</h2>
  <ul>
    ${repeat(
      tierViews(view.state),
      (row) => row.tier.id,
      (row) => tierRow(row, view),
    )}
  </ul>
  ${codes(view)} ${footer}
`;

/** That it does not take place, and why, in the organizer's own words. */
const cancelled = ({ t, state }: View): TemplateResult => {
  const { title, text } = t.cancelled;
  const reason = state.event?.cancelReason;
  return message({ title, text, actions: reason ? html`<p class="why">${reason}</p>` : nothing });
};

/** What is on offer; when nothing is, why. */
export const choosing = (view: View): TemplateResult => {
  const { t, state } = view;
  const lead = html`${state.notice ? html`<div class="lead">${alert(view)}</div>` : ''}`;
  switch (offerState(state)) {
    case 'on_sale':
      return html`${lead}${tiers(view, summary(view))}`;
    case 'upcoming':
      return html`${lead}${tiers(view, html`<div class="foot"><p class="note">${t.upcoming.text}</p></div>`)}`;
    case 'sold_out':
      return html`${lead}${soldOut(view)}`;
    case 'ended':
      return html`${lead}${message(t.ended)}`;
    case 'cancelled':
      return html`${lead}${cancelled(view)}`;
  }
};
