import { html, nothing, type TemplateResult } from 'lit';
import { problemText } from '../../parts/alert/alert.js';
import { primaryButton } from '../../parts/button.js';
import { choosing } from '../../parts/choosing/choosing.js';
import { message, spinner } from '../../parts/message/message.js';
import { skeleton } from '../../parts/skeleton/skeleton.js';
import type { View } from '../../parts/view.js';
import type { Problem } from '../../state/model.js';
import type { Chunks } from './chunks.js';

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

/** A step of the chunk that is loaded once something is chosen. */
const laterStep = (
  step: 'details' | 'paying' | 'confirming' | 'done' | 'expired',
  view: View,
  { encode, missing }: Chunks,
): TemplateResult => {
  const { later, t } = view;
  if (later) return step === 'done' ? later.done(encode, view) : later[step](view);
  if (missing) return failure(missing, { t, act: { ...view.act, load: view.act.resume } });
  return message({ title: t.tickets, text: t.loading, mark: spinner });
};

/** The screen for the step the state is in. */
export const renderStep = (view: View, chunks: Chunks, expectedTiers: number): TemplateResult => {
  const { state } = view;
  switch (state.step) {
    case 'loading':
      return skeleton(expectedTiers, view);
    case 'failed':
      return state.failure ? failure(state.failure, view) : skeleton(expectedTiers, view);
    case 'choosing':
      return choosing(view);
    case 'details':
    case 'paying':
    case 'confirming':
    case 'done':
    case 'expired':
      return laterStep(state.step, view, chunks);
  }
};
