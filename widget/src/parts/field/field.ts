import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

interface FieldOptions {
  /** Unique in the widget; the label and the hint hang on it. */
  id: string;
  label: string;
  value: string;
  write: (value: string) => void;
  type?: 'text' | 'email';
  autocomplete?: string;
  placeholder?: string;
  hint?: string | undefined;
  /** What is wrong, in words. */
  fault?: string | undefined;
  required?: boolean;
}

/** A labelled input with its hint or its fault below. */
export const field = (options: FieldOptions): TemplateResult => {
  const { id, label, value, write, type = 'text', autocomplete = 'off', placeholder, hint, fault, required = false } = options;
  const said = fault ?? hint;
  return html`
    <div class="field ${fault ? 'bad' : ''}" part="field">
      <label for=${id}>${label}</label>
      <input
        id=${id}
        type=${type}
        autocomplete=${autocomplete}
        maxlength="254"
        placeholder=${placeholder ?? nothing}
        aria-required=${required ? 'true' : nothing}
        aria-invalid=${fault ? 'true' : nothing}
        aria-describedby=${said ? `${id}-said` : nothing}
        .value=${live(value)}
        @input=${(event: InputEvent) => write((event.target as HTMLInputElement).value)}
      />
      ${
        said
          ? html`<p class="hint" id="${id}-said" part=${fault ? 'error' : nothing}>
              ${fault ? html`<span aria-hidden="true">⚠</span>` : nothing}<span>${said}</span>
            </p>`
          : nothing
      }
    </div>
  `;
};
