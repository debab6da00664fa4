import { html, nothing, type TemplateResult } from 'lit';
import { countChosen, fitQuantities, tierViews } from '../../state/selection.js';
import { alert } from '../alert/alert.js';
import { primaryButton, quietButton } from '../button.js';
import { message } from '../message/message.js';
import type { View } from '../view.js';

const whatIsLeft = ({ state, t }: View): string => {
  const rows = tierViews(state).filter((row) => row.quantity > 0 && row.available !== null);
  const [only] = rows;
  if (!only) return '';
  if (rows.length === 1) return t.expired.left(only.available ?? 0);
  return rows.map((row) => t.expired.leftOf(row.tier.name, row.available ?? 0)).join(' · ');
};

/** The hold ended: hold the same again if it can still be had, or choose differently. */
export const expired = (view: View): TemplateResult => {
  const { state, t, act } = view;
  const wanted = countChosen(state.quantities);
  const possible = wanted > 0 && countChosen(fitQuantities(state).quantities) === wanted;
  const busy = state.busy === 'holding';
  return html`
    ${message({
      title: t.expired.title,
      urgent: true,
      text: `${t.expired.text} ${whatIsLeft(view)}`.trim(),
      actions: html`
        ${alert(view)}
        ${possible ? primaryButton({ label: busy ? t.holding : t.expired.again(wanted), press: () => void act.hold(), busy }) : nothing}
        ${quietButton(t.expired.other, () => act.restart())}
      `,
    })}
  `;
};
