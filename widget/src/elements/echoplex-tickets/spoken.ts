import { codesOf } from '../../state/codes.js';
import { countChosen, offerState, totalChosen } from '../../state/selection.js';
import type { State } from '../../state/model.js';
import type { Words } from './words.js';

/**
 * What a change is read out as, empty when what was said last is over, or null. Headings that take the focus and alerts speak for themselves;
 * this is for what changes while the focus stays where it is.
 */
export const spokenChange = (before: State, state: State, { t, format }: Pick<Words, 't' | 'format'>): string | null => {
  if (state.step === 'confirming' && state.waiting === 'processing')
    return before.waiting === 'processing' ? null : t.confirming.processingTitle;
  if (state.step === 'confirming' && state.slow && !before.slow) return t.confirming.slowTitle;
  if (state.busy !== before.busy) {
    if (state.busy === 'holding') return t.holding;
    if (state.busy === 'saving') return t.details.saving;
    if (state.busy === 'paying') return t.payment.paying;
    if (state.busy === 'redirecting') return t.payment.going;
  }
  const over = before.busy !== null && state.busy === null ? '' : null;
  if (state.step !== 'choosing' || before.step !== 'choosing') return over;
  if (offerState(state) === 'sold_out' && offerState(before) === 'on_sale') return t.soldOut.title;
  const applied = codesOf(state).find((check) => !codesOf(before).some(({ code }) => code === check.code));
  if (applied) return t.code.applied(applied.code);
  const removed = codesOf(before).find((check) => !codesOf(state).some(({ code }) => code === check.code));
  if (removed) return t.code.removed(removed.code);
  if (state.quantities === before.quantities) return over;
  const total = totalChosen(state);
  return t.chosen(countChosen(state.quantities), total === 0 ? t.free : format.money(total, state.event?.currency ?? 'EUR'));
};
