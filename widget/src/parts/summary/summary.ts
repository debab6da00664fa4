import { html, nothing, type TemplateResult } from 'lit';
import { countChosen, totalChosen } from '../../state/selection.js';
import { primaryButton } from '../button.js';
import type { View } from '../view.js';

/** What was chosen, what it costs, and the button that holds it. */
export const summary = (view: View): TemplateResult => {
  const { state, t, format, act } = view;
  const currency = state.event?.currency ?? 'EUR';
  const count = countChosen(state.quantities);
  const money = (amount: number): string => (amount === 0 ? t.free : format.money(amount, currency));
  const lines = state.tiers.filter((tier) => (state.quantities[tier.id] ?? 0) > 0);
  const busy = state.busy === 'holding';
  return html`
    <div class="foot" part="summary">
      ${
        count === 0
          ? nothing
          : html`
              <dl class="sum">
                ${lines.map((tier) => {
                  const quantity = state.quantities[tier.id] ?? 0;
                  return html`<div>
                    <dt>${quantity} × ${tier.name}</dt>
                    <dd>${money(tier.price * quantity)}</dd>
                  </div>`;
                })}
                <div class="total">
                  <dt>${t.total}</dt>
                  <dd>${money(totalChosen(state))}</dd>
                </div>
              </dl>
            `
      }
      ${primaryButton({ label: busy ? t.holding : count > 0 ? t.hold(count) : t.choose, press: () => void act.hold(), off: count === 0, busy })}
      <p class="note">${t.holdNote(state.event?.holdMinutes ?? 10)}</p>
    </div>
  `;
};
