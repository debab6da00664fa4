import { html, type TemplateResult } from 'lit';
import type { View } from '../../parts/view.js';
import { clockFace, secondsLeft } from '../../state/clock.js';
import { offerState } from '../../state/selection.js';

interface DialogOptions {
  /** The organizer's words for the button. */
  label: string | null;
  open: () => void;
  close: () => void;
  frame: TemplateResult;
}

/** Why nothing can be had, in a word; null as long as something can, or may soon. */
const nothingLeft = ({ state, t }: View): string | null => {
  if (state.step !== 'choosing') return null;
  const { soldOut, ended, cancelled } = t.pill;
  const words: Partial<Record<ReturnType<typeof offerState>, string>> = { sold_out: soldOut, ended, cancelled };
  return words[offerState(state)] ?? null;
};

/** The button says what can be said before it is pressed: tickets are held, or there are none. */
const buttonWords = (label: string | null, gone: string | null, { state, t, now }: View): string => {
  const left = state.step === 'details' || state.step === 'paying' ? secondsLeft(state, now) : null;
  if (left !== null) return t.resume(clockFace(left));
  const words = label || t.tickets;
  return gone ? `${words} · ${gone}` : words;
};

/** `mode="button"`: a button, and the shop as a modal dialog. Closing it keeps what is held. */
export const renderDialog = ({ label, open, close, frame }: DialogOptions, view: View): TemplateResult => {
  const gone = nothingLeft(view);
  return html`
    <button
      class="btn opener ${gone ? 'quiet' : ''}"
      part=${gone ? 'button' : 'button primary-button'}
      type="button"
      aria-haspopup="dialog"
      @click=${open}
    >
      ${buttonWords(label, gone, view)}
    </button>
    <dialog
      aria-label=${view.state.event?.name ?? view.t.tickets}
      @click=${(event: MouseEvent) => event.target === event.currentTarget && close()}
    >
      ${frame}
    </dialog>
  `;
};

/** The dialog's head: what the tickets are for, and the way out. */
export const dialogBar = ({ state, t, format }: View, close: () => void): TemplateResult => html`
  <div class="bar">
    <div class="what-on">
      <slot name="header"><b>${state.event?.name ?? t.tickets}</b><small>${state.event ? format.starts(state.event) : ''}</small></slot>
    </div>
    <button class="close" part="button" type="button" aria-label=${t.close} title=${t.close} @click=${close}>
      <svg viewBox="0 0 20 20" aria-hidden="true"><path d="m5 5 10 10M15 5 5 15" /></svg>
    </button>
  </div>
`;

/**
 * While a payment is made the bank may ask a question in a layer of its own in the page. A modal dialog would lie above it and make it
 * inert, so the dialog steps down for that long. The focus stays where it is.
 */
export const yieldTopLayer = (dialog: HTMLDialogElement | null, paying: boolean): void => {
  if (!dialog?.open || dialog.matches(':modal') !== paying) return;
  const root = dialog.getRootNode() as ShadowRoot;
  const focused = root.activeElement as HTMLElement | null;
  dialog.close();
  if (paying) dialog.show();
  else dialog.showModal();
  focused?.focus();
};
