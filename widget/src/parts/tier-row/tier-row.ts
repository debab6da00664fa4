import { html, nothing, type TemplateResult } from 'lit';
import type { TierView } from '../../state/selection.js';
import { quantity } from '../quantity/quantity.js';
import type { View } from '../view.js';

/** Spans up to this long are counted down; later openings are given as a date. */
const COUNTED = 7 * 86_400_000;

const opening = ({ tier }: TierView, { t, format, state, now }: View): string | null => {
  if (!tier.salesStartAt) return null;
  const span = Date.parse(tier.salesStartAt) - now - state.clockOffset;
  if (span <= 0) return null;
  return span <= COUNTED ? t.opensIn(format.span(span)) : t.opensOn(format.moment(tier.salesStartAt, state.event?.timezone ?? 'UTC'));
};

const stock = (row: TierView, { t }: View): TemplateResult | typeof nothing => {
  if (row.salesState !== 'on_sale') return nothing;
  const words = row.available === null ? t.available : t.left(row.available);
  return html`<span class="live ${row.low ? 'low' : ''}">${words}</span>`;
};

const meta = (row: TierView, view: View): TemplateResult | typeof nothing => {
  const { t } = view;
  const opens = row.salesState === 'upcoming' ? opening(row, view) : null;
  const scarce = row.low || row.available === 0;
  const returning = row.held > 0 && scarce && (row.salesState === 'on_sale' || row.salesState === 'sold_out');
  const least = row.salesState === 'on_sale' && row.tier.minPerOrder > 1;
  if (row.salesState !== 'on_sale' && !opens && !returning) return nothing;
  return html`
    <div class="meta">
      ${stock(row, view)} ${opens ? html`<span>${opens}</span>` : nothing}
      ${least ? html`<span>${t.atLeast(row.tier.minPerOrder)}</span>` : nothing}
      ${returning ? html`<span>${t.heldByOthers(row.held)}</span>` : nothing}
    </div>
  `;
};

const action = (row: TierView, view: View): TemplateResult => {
  const { pill } = view.t;
  switch (row.salesState) {
    case 'on_sale':
      return quantity(row, view);
    case 'upcoming':
      return html`<span class="pill">${pill.soon}</span>`;
    case 'sold_out':
      return html`<span class="pill">${pill.soldOut}</span>`;
    case 'cancelled':
      return html`<span class="pill">${pill.cancelled}</span>`;
    case 'ended':
      return html`<span class="pill">${pill.ended}</span>`;
  }
};

/** One tier: what it is, what is left, what it costs, how many. */
export const tierRow = (row: TierView, view: View): TemplateResult => {
  const { tier } = row;
  const gone = row.salesState !== 'on_sale' && row.salesState !== 'upcoming';
  const price = tier.price === 0 ? view.t.free : view.format.money(tier.price, view.state.event?.currency ?? 'EUR');
  return html`
    <li class="row ${row.quantity > 0 ? 'on' : ''} ${gone ? 'off' : ''}" part="tier">
      <div class="about">
        <h3 part="tier-name">${tier.name}</h3>
        ${tier.description ? html`<p class="what">${tier.description}</p>` : nothing} ${meta(row, view)}
      </div>
      <div class="side"><span class="price" part="tier-price">${price}</span>${action(row, view)}</div>
    </li>
  `;
};
