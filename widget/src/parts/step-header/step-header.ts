import { html, type TemplateResult } from 'lit';
import { countdown } from '../countdown/countdown.js';
import { price } from '../price/price.js';
import type { View } from '../view.js';

interface StepHeaderOptions {
  title: string;
  /** What going back means, for those who cannot see where the arrow leads. */
  backLabel: string;
  back: () => void;
}

/** The head of a step with held tickets: back, what this is, what is held, how long. */
export const stepHeader = ({ title, backLabel, back }: StepHeaderOptions, view: View): TemplateResult => {
  const { order } = view.state;
  const count = order?.items.reduce((sum, item) => sum + item.quantity, 0) ?? 0;
  return html`
    <div class="head">
      <button class="back" part="button" type="button" aria-label=${backLabel} title=${backLabel} @click=${back}>
        <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M16 10H4.5M9 5l-5 5 5 5" /></svg>
      </button>
      <div class="titles">
        <h2 tabindex="-1" data-heading>${title}</h2>
        <p>${view.t.ticketCount(count)}${order ? html` · ${price(order.total, order.subtotal, order.currency, view)}` : ''}</p>
      </div>
      ${countdown(view)}
    </div>
  `;
};
