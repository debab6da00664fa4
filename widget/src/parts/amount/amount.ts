import { html, type TemplateResult } from 'lit';
import { readAmount, writeAmount } from '../../i18n/decimal.js';
import type { TierView } from '../../state/selection.js';
import { amountFault, MOST_PRICE, proposedPrice } from '../../state/prices.js';
import { field } from '../field/field.js';
import type { View } from '../view.js';

/** What the buyer wants to pay for one ticket, where they choose. It is checked while it is typed. */
export const amount = ({ tier }: TierView, { state, t, format, act }: View): TemplateResult => {
  const currency = state.event?.currency ?? 'EUR';
  const least = tier.price > 0 ? t.amount.least(format.money(tier.price, currency)) : t.amount.any;
  const fault = amountFault(tier, state.amounts);
  const words = {
    unreadable: () => t.amount.unreadable(writeAmount(format, proposedPrice(tier) || 1200, currency)),
    low: () => least,
    high: () => t.amount.high(format.money(MOST_PRICE, currency)),
  };
  return html`
    <div class="own" role="group" aria-label=${tier.name}>
      ${field({
        id: `amount-${tier.id}`,
        label: t.amount.label,
        value: state.amounts[tier.id]?.text ?? writeAmount(format, proposedPrice(tier), currency),
        write: (text) => act.amount(tier.id, text, readAmount(format, text, currency)),
        settle: (text) => {
          const value = readAmount(format, text, currency);
          if (value !== null) act.amount(tier.id, writeAmount(format, value, currency), value);
        },
        inputmode: 'decimal',
        unit: currency,
        hint: least,
        fault: fault ? words[fault]() : undefined,
        required: true,
      })}
    </div>
  `;
};
