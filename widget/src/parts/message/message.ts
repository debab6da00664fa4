import { html, nothing, type TemplateResult } from 'lit';

interface MessageOptions {
  title: string;
  text: string | TemplateResult;
  /** A mark above the title. */
  mark?: TemplateResult;
  /** It came without the buyer's doing, so it is read out even when the focus is elsewhere. */
  urgent?: boolean;
  /** What can be done. */
  actions?: TemplateResult | typeof nothing;
}

/** A step that says one thing: a heading that takes the focus, a sentence, what to do next. */
export const message = ({ title, text, mark, urgent = false, actions = nothing }: MessageOptions): TemplateResult => html`
  <div class="body">
    <div class="center" role=${urgent ? 'alert' : nothing}>
      ${mark ?? nothing}
      <h2 tabindex="-1" data-heading>${title}</h2>
      <p>${text}</p>
    </div>
    ${actions}
  </div>
`;

/** Something is under way and its end is not known. */
export const spinner = html`<svg class="spinner" viewBox="0 0 40 40" aria-hidden="true">
  <circle class="track" cx="20" cy="20" r="16" />
  <circle cx="20" cy="20" r="16" pathLength="100" stroke-dasharray="28 72" />
</svg>`;
