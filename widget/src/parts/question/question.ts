import type { AnswerValue, Question } from '@echoplex/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { readNumber } from '../../i18n/decimal.js';
import { MOST_ANSWER, MOST_LINE } from '../../state/answers.js';
import type { Draft } from '../../state/model.js';
import { field, saidBelow } from '../field/field.js';
import type { View } from '../view.js';

/** Up to so many options are all shown; more are put away into a list. */
const SHOWN_OPTIONS = 6;

/** One question with what was answered to it so far. */
interface Asked {
  question: Question;
  /** The key of its answer, unique in the widget. */
  id: string;
  draft: Draft;
  /** What is said below it: what is wrong, else the organizer's help. */
  said: string | undefined;
  fault: string | undefined;
  answer: (text: string, value: AnswerValue | null) => void;
}

const value = (event: Event): string => (event.target as HTMLInputElement).value;
const checked = (event: Event): boolean => (event.target as HTMLInputElement).checked;
const textOf = (text: string): string | null => (text.trim() === '' ? null : text.trim());

const longText = ({ question, id, draft, said, fault, answer }: Asked): TemplateResult => html`
  <div class="field ${fault ? 'bad' : ''} ${question.required ? 'must' : ''}" part="field">
    <label for=${id}>${question.label}</label>
    <textarea
      id=${id}
      rows="3"
      maxlength=${MOST_ANSWER}
      aria-required=${question.required ? 'true' : nothing}
      aria-invalid=${fault ? 'true' : nothing}
      aria-describedby=${said ? `${id}-said` : nothing}
      .value=${live(draft.text)}
      @input=${(event: Event) => answer(value(event), textOf(value(event)))}
    ></textarea>
    ${saidBelow(id, said, fault !== undefined)}
  </div>
`;

const list = ({ question, id, draft, said, fault, answer }: Asked, { t }: View): TemplateResult => html`
  <div class="field ${fault ? 'bad' : ''} ${question.required ? 'must' : ''}" part="field">
    <label for=${id}>${question.label}</label>
    <select
      id=${id}
      aria-required=${question.required ? 'true' : nothing}
      aria-invalid=${fault ? 'true' : nothing}
      aria-describedby=${said ? `${id}-said` : nothing}
      @change=${(event: Event) => answer(value(event), value(event) || null)}
    >
      <option value="" ?selected=${draft.value === null}>${question.required ? t.question.choose : t.question.none}</option>
      ${question.options.map((option) => html`<option value=${option} ?selected=${draft.value === option}>${option}</option>`)}
    </select>
    ${saidBelow(id, said, fault !== undefined)}
  </div>
`;

interface Choice {
  label: string;
  chosen: boolean;
  toggle: (chosen: boolean) => void;
}

/** Options that are all shown, in a group whose legend is the question. */
const group = ({ question, id, said, fault }: Asked, type: 'radio' | 'checkbox', choices: readonly Choice[]): TemplateResult => {
  const invalid = fault ? 'true' : nothing;
  const alone = type === 'radio';
  return html`
    <fieldset
      class="field group ${fault ? 'bad' : ''} ${question.required ? 'must' : ''}"
      part="field"
      role=${alone ? 'radiogroup' : nothing}
      aria-required=${alone && question.required ? 'true' : nothing}
      aria-invalid=${alone ? invalid : nothing}
      aria-describedby=${said ? `${id}-said` : nothing}
    >
      <legend>${question.label}</legend>
      <div class="options">
        ${choices.map(
          ({ label, chosen, toggle }, index) =>
            html`<label class="option">
              <input
                type=${type}
                id="${id}-${index}"
                name=${id}
                aria-invalid=${alone ? nothing : invalid}
                .checked=${live(chosen)}
                @change=${(event: Event) => toggle(checked(event))}
              /><span>${label}</span>
            </label>`,
        )}
      </div>
      ${saidBelow(id, said, fault !== undefined)}
    </fieldset>
  `;
};

const oneOf = (asked: Asked, { t }: View): TemplateResult => {
  const { question, draft, answer } = asked;
  const options = question.options.map((option) => ({
    label: option,
    chosen: draft.value === option,
    toggle: () => answer(option, option),
  }));
  // A radio button cannot be taken back, so whoever need not answer gets one that says so.
  const none = { label: t.question.none, chosen: draft.value === null, toggle: () => answer('', null) };
  return group(asked, 'radio', question.required ? options : [...options, none]);
};

const someOf = (asked: Asked): TemplateResult => {
  const { question, draft, answer } = asked;
  const chosen = Array.isArray(draft.value) ? draft.value : [];
  return group(
    asked,
    'checkbox',
    question.options.map((option) => ({
      label: option,
      chosen: chosen.includes(option),
      toggle: (on) => {
        const next = question.options.filter((each) => (each === option ? on : chosen.includes(each)));
        answer('', next.length > 0 ? next : null);
      },
    })),
  );
};

const tick = ({ question, id, draft, said, fault, answer }: Asked): TemplateResult => html`
  <div class="field ${fault ? 'bad' : ''}" part="field">
    <label class="option ${question.required ? 'agree' : ''}">
      <input
        type="checkbox"
        id=${id}
        aria-required=${question.required ? 'true' : nothing}
        aria-invalid=${fault ? 'true' : nothing}
        aria-describedby=${said ? `${id}-said` : nothing}
        .checked=${live(draft.value === true)}
        @change=${(event: Event) => answer('', checked(event) || null)}
      /><span>${question.label}</span>
    </label>
    ${saidBelow(id, said, fault !== undefined)}
  </div>
`;

const faultText = ({ type }: Question, id: string, { state, t }: View): string | undefined => {
  const fault = state.faults[id];
  if (!fault) return undefined;
  if (fault === 'missing') return type === 'checkbox' ? t.question.tick : t.question.missing;
  return t.fault[fault];
};

/** A question in the form that its type asks for. */
export const question = (asks: Question, id: string, view: View): TemplateResult => {
  const { state, format, act } = view;
  const fault = faultText(asks, id, view);
  const draft = state.answers[id] ?? { text: '', value: null };
  const answer: Asked['answer'] = (text, given) => act.answer(id, text, given);
  const asked: Asked = { question: asks, id, draft, said: fault ?? asks.help ?? undefined, fault, answer };
  const input = { id, label: asks.label, value: draft.text, hint: asks.help ?? undefined, fault, required: asks.required };
  switch (asks.type) {
    case 'text':
      return field({ ...input, write: (text) => answer(text, textOf(text)), maxlength: MOST_LINE });
    case 'number':
      return field({ ...input, write: (text) => answer(text, readNumber(format, text)), inputmode: 'decimal', maxlength: 20 });
    case 'date':
      return field({ ...input, write: (text) => answer(text, text || null), type: 'date' });
    case 'long_text':
      return longText(asked);
    case 'choice':
      return asks.options.length > SHOWN_OPTIONS ? list(asked, view) : oneOf(asked, view);
    case 'choices':
      return someOf(asked);
    case 'checkbox':
      return tick(asked);
  }
};
