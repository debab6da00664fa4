import { html, type TemplateResult } from 'lit';
import { message, spinner } from '../message/message.js';
import type { View } from '../view.js';

const days = html`<span class="tick" aria-hidden="true"
  ><svg viewBox="0 0 24 24">
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7.5V12l3 2" /></svg
></span>`;

/** The payment is out of the buyer's hands: what is waited for, and that nobody has to stay for it. */
export const confirming = ({ state, t }: View): TemplateResult => {
  const email = state.buyer.email || (state.order?.buyer?.email ?? '');
  const { title, text, checkingTitle, checking, processingTitle, processing, slowTitle, slow } = t.confirming;
  // A mark that does not turn: this takes days, and nothing is asked of anybody.
  if (state.waiting === 'processing') return message({ title: processingTitle, text: processing(email), mark: days });
  if (state.slow) return message({ title: slowTitle, text: slow(email), mark: spinner });
  return state.waiting === 'checking'
    ? message({ title: checkingTitle, text: checking, mark: spinner })
    : message({ title, text, mark: spinner });
};
