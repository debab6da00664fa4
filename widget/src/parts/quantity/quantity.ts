import { html, nothing, type TemplateResult } from 'lit';
import type { TierView } from '../../state/selection.js';
import type { View } from '../view.js';

const step = (sign: string, label: string, to: number | null, choose: (quantity: number) => void): TemplateResult => html`
  <button
    type="button"
    part="button"
    aria-label=${label}
    aria-disabled=${to === null ? 'true' : nothing}
    @click=${() => to !== null && choose(to)}
  >
    <span aria-hidden="true">${sign}</span>
  </button>
`;

/** How many of a tier: one less, the number, one more. The new total is read out once, by the widget. */
export const quantity = ({ tier, quantity: chosen, less, more }: TierView, { t, act }: View): TemplateResult => {
  const choose = (wish: number): void => act.choose(tier.id, wish);
  return html`
    <span class="stepper" part="quantity" role="group" aria-label=${t.quantityOf(tier.name)}>
      ${step('−', t.less(tier.name), less, choose)}
      <span class="count">${chosen}</span>
      ${step('+', t.more(tier.name), more, choose)}
    </span>
  `;
};
