import { html, nothing, type TemplateResult } from 'lit';
import { priced } from '../../state/prices.js';
import { countChosen } from '../../state/selection.js';
import { primaryButton } from '../button.js';
import { policyNote } from '../policy/policy.js';
import { priceText } from '../price/price.js';
import type { View } from '../view.js';

/** What was chosen, what it costs, and the button that holds it. */
export const summary = (view: View): TemplateResult => {
  const { state, t, format, act } = view;
  const currency = state.event?.currency ?? 'EUR';
  const count = countChosen(state.quantities);
  const money = (amount: number): string => priceText(amount, currency, view);
  const { lines, discount, total } = priced(state);
  const busy = state.busy === 'holding';
  return html`
    <div class="foot" part="summary">
      ${
        count === 0
          ? nothing
          : html`
              <dl class="sum">
                ${lines.map(
                  ({ tier, quantity, unitPrice }) =>
                    html`<div>
                      <dt>${quantity} × ${tier.name}</dt>
                      <dd>${money(unitPrice * quantity)}</dd>
                    </div>`,
                )}
                ${
                  discount > 0
                    ? html`<div class="less">
                        <dt>${state.promo?.code}</dt>
                        <dd>−${format.money(discount, currency)}</dd>
                      </div>`
                    : nothing
                }
                <div class="total">
                  <dt>${t.total}</dt>
                  <dd>${money(total)}</dd>
                </div>
              </dl>
            `
      }
      ${primaryButton({ label: busy ? t.holding : count > 0 ? t.hold(count) : t.choose, press: () => void act.hold(), off: count === 0, busy })}
      <p class="note">${t.holdNote(state.event?.holdMinutes ?? 10)}</p>
      ${count > 0 ? policyNote(view) : nothing}
    </div>
  `;
};
