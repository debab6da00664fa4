import { html, type TemplateResult } from 'lit';
import type { View } from '../../parts/view.js';

interface DialogOptions {
  label: string;
  open: () => void;
  close: () => void;
  /** The buyer may be about to open it. */
  near: () => void;
  frame: TemplateResult;
}

/** `mode="button"`: a button, and the shop as a modal dialog. Closing it keeps what is held. */
export const renderDialog = ({ label, open, close, near, frame }: DialogOptions, view: View): TemplateResult => html`
  <button
    class="btn opener"
    part="button primary-button"
    type="button"
    aria-haspopup="dialog"
    @click=${open}
    @pointerenter=${near}
    @focus=${near}
  >
    ${label}
  </button>
  <dialog
    aria-label=${view.state.event?.name ?? view.t.tickets}
    @click=${(event: MouseEvent) => event.target === event.currentTarget && close()}
  >
    ${frame}
  </dialog>
`;

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
