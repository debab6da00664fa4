import type { PromoCodeCheck } from '@echoplex/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { codesOf } from '../../state/codes.js';
import type { CodeFault } from '../../state/model.js';
import { field } from '../field/field.js';
import type { View } from '../view.js';

/** Why a code cannot be used, in words. */
export const codeFaultText = ({ reason }: Pick<CodeFault, 'reason'>, { t }: Pick<View, 't'>): string => {
  const words: Partial<Record<string, string>> = t.code.fault;
  return words[reason] ?? t.code.fault.invalid;
};

/** What a code does, in words. */
const effect = (
  { discountType, percentOff, amountOff, amountOffPer, tierIds, tiers }: PromoCodeCheck,
  { state, t, format }: View,
): string => {
  if (discountType === 'none') return t.code.opens(format.list(tiers.map(({ name }) => name)));
  const currency = state.event?.currency ?? 'EUR';
  const much = percentOff === null ? format.money(amountOff ?? 0, currency) : format.percent(percentOff);
  const off = percentOff === null && amountOffPer === 'ticket' ? t.code.offEach(much) : t.code.off(much);
  const names = state.tiers.flatMap(({ id, name }) => (tierIds.includes(id) ? [name] : []));
  return names.length === 0 ? off : t.code.offOf(off, format.list(names));
};

const chip = (check: PromoCodeCheck, view: View): TemplateResult => html`
  <li class="chip">
    <svg viewBox="0 0 20 20" aria-hidden="true"><path d="m4 10.5 4 4 8-9" /></svg>
    <span><b>${check.code}</b> <span>${effect(check, view)}</span></span>
    <button
      class="close"
      part="button"
      type="button"
      aria-label=${view.t.code.remove(check.code)}
      @click=${() => void view.act.dropCode(check.code)}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true"><path d="m5 5 10 10M15 5 5 15" /></svg>
    </button>
  </li>
`;

const entryForm = (view: View): TemplateResult => {
  const { state, t, act } = view;
  const { text, checking, fault } = state.entry;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void act.checkCode();
  };
  return html`
    <form class="entry" id="code-form" part="form" novalidate @submit=${submit}>
      ${field({
        id: 'code',
        label: t.code.label,
        value: text,
        write: (typed) => act.entry({ text: typed }),
        fault: fault ? codeFaultText(fault, view) : undefined,
      })}
      <button class="btn quiet" part="button" type="submit" aria-disabled=${checking ? 'true' : nothing}>
        ${checking ? t.code.checking : t.code.apply}
      </button>
    </form>
  `;
};

/** The codes that count, and the place for another one. */
export const codes = (view: View): TemplateResult => {
  const { state, t, act } = view;
  const { open } = state.entry;
  const counting = codesOf(state);
  return html`
    <div class="codes">
      ${
        counting.length > 0
          ? html`<ul class="chips">
              ${counting.map((check) => chip(check, view))}
            </ul>`
          : nothing
      }
      <button
        class="ask"
        part="button"
        type="button"
        data-ask
        aria-expanded=${open ? 'true' : 'false'}
        aria-controls=${open ? 'code-form' : nothing}
        @click=${() => act.entry({ open: !open })}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true"><path d="m6 8 4 4 4-4" /></svg><span>${t.code.ask}</span>
      </button>
      ${open ? entryForm(view) : nothing}
    </div>
  `;
};
