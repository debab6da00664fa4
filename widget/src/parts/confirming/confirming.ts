import type { TemplateResult } from 'lit';
import { message, spinner } from '../message/message.js';
import type { View } from '../view.js';

/** The payment is out of the buyer's hands: what is waited for, and that nobody has to stay for it. */
export const confirming = ({ state, t }: View): TemplateResult => {
  const email = state.buyer.email || (state.order?.buyer?.email ?? '');
  const { title, text, checkingTitle, checking, processingTitle, processing, slowTitle, slow } = t.confirming;
  // No mark that turns: this takes days, and nothing is asked of anybody.
  if (state.waiting === 'processing') return message({ title: processingTitle, text: processing(email) });
  if (state.slow) return message({ title: slowTitle, text: slow(email), mark: spinner });
  return state.waiting === 'checking'
    ? message({ title: checkingTitle, text: checking, mark: spinner })
    : message({ title, text, mark: spinner });
};
