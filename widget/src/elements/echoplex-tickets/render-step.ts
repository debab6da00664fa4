import { html, nothing, type TemplateResult } from 'lit';
import { problemText } from '../../parts/alert/alert.js';
import { primaryButton } from '../../parts/button.js';
import { choosing } from '../../parts/choosing/choosing.js';
import { expired } from '../../parts/choosing/expired.js';
import { confirmation } from '../../parts/confirmation/confirmation.js';
import { detailsForm } from '../../parts/details-form/details-form.js';
import { message, spinner } from '../../parts/message/message.js';
import { paymentForm } from '../../parts/payment-form/payment-form.js';
import { skeleton } from '../../parts/skeleton/skeleton.js';
import type { QrEncoder } from '../../parts/ticket-card/ticket-card.js';
import type { View } from '../../parts/view.js';
import type { Problem } from '../../state/model.js';

/** Why nothing can be shown, and another try. */
export const failure = (problem: Problem, view: Pick<View, 't' | 'act'>): TemplateResult => {
  const { title, text } = problemText(problem, view);
  return html`<div part="error" role="alert">
    ${message({
      title,
      text,
      actions: html`
        ${primaryButton({ label: view.t.retry, press: () => void view.act.load() })}
        ${problem.requestId ? html`<p class="note">${view.t.reference(problem.requestId)}</p>` : nothing}
      `,
    })}
  </div>`;
};

const confirming = ({ state, t }: View): TemplateResult => {
  const { title, text, slowTitle, slow } = t.confirming;
  return message(
    state.slow
      ? { title: slowTitle, text: slow(state.buyer.email || (state.order?.buyer?.email ?? '')), mark: spinner }
      : { title, text, mark: spinner },
  );
};

/** The screen for the step the state is in. */
export const renderStep = (view: View, encode: QrEncoder | null, expectedTiers: number): TemplateResult => {
  const { state } = view;
  switch (state.step) {
    case 'loading':
      return skeleton(expectedTiers, view);
    case 'failed':
      return state.failure ? failure(state.failure, view) : skeleton(expectedTiers, view);
    case 'choosing':
      return choosing(view);
    case 'details':
      return detailsForm(view);
    case 'paying':
      return paymentForm(view);
    case 'confirming':
      return confirming(view);
    case 'done':
      return confirmation(encode, view);
    case 'expired':
      return expired(view);
  }
};
