import { html, nothing, type TemplateResult } from 'lit';
import type { TierView } from '../../state/selection.js';
import { ticketPrice } from '../../state/prices.js';
import { price } from '../price/price.js';
import { quantity } from '../quantity/quantity.js';
import type { View } from '../view.js';

/** Spans up to this long are counted down; later openings are given as a date. */
const COUNTED = 7 * 86_400_000;

/** What has to come first: a moment, or else the end of another tier. */
const opening = ({ tier }: TierView, { t, format, state, now }: View): string | null => {
  const before = state.tiers.find(({ id }) => id === tier.availableAfter);
  const span = tier.salesStartAt ? Date.parse(tier.salesStartAt) - now - state.clockOffset : 0;
  if (!tier.salesStartAt || span <= 0) return before ? t.opensAfter(before.name) : null;
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
  // A tier that opens or sells out while somebody looks keeps the line, so that the rows below it stay where they are.
  const changed = row.salesState !== row.tier.salesState || row.salesState === 'upcoming';
  if (row.salesState !== 'on_sale' && !returning && !changed) return nothing;
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

/** Where the buyer chooses, what it costs at least; otherwise what one ticket costs, with the code that counts. */
const cost = ({ tier, salesState }: TierView, view: View): TemplateResult | string => {
  const { state, t, format } = view;
  const currency = state.event?.currency ?? 'EUR';
  if (tier.payWhatYouWant) return tier.price === 0 ? t.price.open : t.price.from(format.money(tier.price, currency));
  // A code lowers nothing that cannot be had.
  const counts = salesState === 'on_sale' || salesState === 'upcoming';
  return price(counts ? ticketPrice(tier, state) : tier.price, tier.price, currency, view);
};

/** One tier: what it is, what is left, what it costs, how many. */
export const tierRow = (row: TierView, view: View): TemplateResult => {
  const { tier } = row;
  const gone = row.salesState !== 'on_sale' && row.salesState !== 'upcoming';
  return html`
    <li class="row ${row.quantity > 0 ? 'on' : ''} ${gone ? 'off' : ''}" part="tier">
      <div class="about">
        <h3 part="tier-name">${tier.name}</h3>
        ${tier.description ? html`<p class="what">${tier.description}</p>` : nothing} ${meta(row, view)}
      </div>
      <div class="side"><span class="price" part="tier-price">${cost(row, view)}</span>${action(row, view)}</div>
      ${tier.payWhatYouWant && row.quantity > 0 ? (view.later?.amount(row, view) ?? nothing) : nothing}
    </li>
  `;
};
