import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

interface FieldOptions {
  /** Unique in the widget; the label and the hint hang on it. */
  id: string;
  label: string;
  value: string;
  write: (value: string) => void;
  /** What is written is complete. */
  settle?: (value: string) => void;
  type?: 'text' | 'email' | 'date';
  inputmode?: 'decimal';
  /** Stands behind what is written, `EUR`. */
  unit?: string;
  maxlength?: number;
  autocomplete?: string;
  placeholder?: string;
  hint?: string | undefined;
  /** What is wrong, in words. */
  fault?: string | undefined;
  required?: boolean;
}

/** The hint or the fault of a field, which its `aria-describedby` names. */
export const saidBelow = (id: string, said: string | undefined, isFault: boolean): TemplateResult | typeof nothing =>
  said
    ? html`<p class="hint" id="${id}-said" part=${isFault ? 'error' : nothing}>
        ${isFault ? html`<span aria-hidden="true">⚠</span>` : nothing}<span>${said}</span>
      </p>`
    : nothing;

/** A labelled input with its hint or its fault below. */
export const field = (options: FieldOptions): TemplateResult => {
  const { id, label, value, write, settle, type = 'text', inputmode, unit, maxlength = 254, autocomplete = 'off' } = options;
  const { placeholder, hint, fault, required = false } = options;
  const said = fault ?? hint;
  const input = html`<input
    id=${id}
    type=${type}
    inputmode=${inputmode ?? nothing}
    autocomplete=${autocomplete}
    maxlength=${maxlength}
    placeholder=${placeholder ?? nothing}
    aria-required=${required ? 'true' : nothing}
    aria-invalid=${fault ? 'true' : nothing}
    aria-describedby=${said ? `${id}-said` : nothing}
    .value=${live(value)}
    @input=${(event: InputEvent) => write((event.target as HTMLInputElement).value)}
    @change=${(event: Event) => settle?.((event.target as HTMLInputElement).value)}
  />`;
  return html`
    <div class="field ${fault ? 'bad' : ''} ${required ? 'must' : ''}" part="field">
      <label for=${id}>${label}</label>
      ${unit ? html`<span class="with-unit">${input}<span aria-hidden="true">${unit}</span></span>` : input}
      ${saidBelow(id, said, fault !== undefined)}
    </div>
  `;
};
