import { html, nothing, type TemplateResult } from 'lit';

interface ButtonOptions {
  label: string;
  press?: () => void;
  /** A form's own button. */
  submit?: boolean;
  /** Cannot be pressed now. It keeps the focus and says so, which `disabled` would not. */
  off?: boolean;
  busy?: boolean;
}

/** The step's one main button. */
export const primaryButton = ({ label, press, submit = false, off = false, busy = false }: ButtonOptions): TemplateResult => html`
  <button
    class="btn"
    part="button primary-button"
    type=${submit ? 'submit' : 'button'}
    aria-disabled=${off || busy ? 'true' : nothing}
    aria-busy=${busy ? 'true' : nothing}
    @click=${off || busy ? (event: Event) => event.preventDefault() : press}
  >
    ${label}
  </button>
`;

/** A button beside the main one. */
export const quietButton = (label: string, press: () => void, off = false): TemplateResult => html`
  <button class="btn quiet" part="button" type="button" aria-disabled=${off ? 'true' : nothing} @click=${off ? undefined : press}>
    ${label}
  </button>
`;
