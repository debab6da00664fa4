import { html, type TemplateResult } from 'lit';
import { answerKey, needsName, orderQuestions, seatQuestions } from '../../state/answers.js';
import { buyerName } from '../../state/details.js';
import type { BuyerField } from '../../state/model.js';
import { seatsOf, type Seat } from '../../state/seats.js';
import { alert } from '../alert/alert.js';
import { primaryButton } from '../button.js';
import { field } from '../field/field.js';
import { question } from '../question/question.js';
import { stepHeader } from '../step-header/step-header.js';
import type { View } from '../view.js';

const buyerFault = (name: BuyerField, { state, t }: View): string | undefined => {
  const fault = state.faults[name];
  if (!fault) return undefined;
  return fault === 'missing' ? t.fault.missing[name] : t.fault[fault];
};

const nameFault = (index: number, { state, t }: View): string | undefined => {
  const fault = state.faults[`name-${index}`];
  if (!fault) return undefined;
  return fault === 'missing' ? t.question.name : t.fault[fault];
};

const buyerField = (name: BuyerField, autocomplete: string, view: View): TemplateResult =>
  field({
    id: name,
    label: view.t.details[name],
    value: view.state.buyer[name],
    write: (value) => view.act.write(name, value),
    type: name === 'email' ? 'email' : 'text',
    autocomplete,
    required: true,
    fault: buyerFault(name, view),
  });

/** A ticket's own name, and what is asked of whoever uses it. The first one is the buyer's until something else is written. */
const ticket = (seat: Seat, index: number, view: View): TemplateResult => {
  const { state, t, act } = view;
  const written = state.names[index] ?? null;
  const mirrors = index === 0 && written === null;
  const mirrored = mirrors ? buyerName(state.buyer) : '';
  const asked = seatQuestions(state.questions, seat);
  const required = needsName(state, seat, index);
  return html`
    <fieldset class=${asked.length > 0 ? 'seat' : ''}>
      <legend>${t.details.ticket(index + 1, seat.tierName)}</legend>
      ${field({
        id: `name-${index}`,
        label: t.details.nameOnTicket,
        value: written ?? mirrored,
        write: (value) => act.name(index, value),
        ...(required ? { required } : { placeholder: t.details.later }),
        hint: mirrors && mirrored !== '' ? t.details.sameAsBuyer : undefined,
        fault: nameFault(index, view),
      })}
      ${asked.map((each) => question(each, answerKey(index, each.id), view))}
    </fieldset>
  `;
};

/** Who buys, and who comes. The tickets are held meanwhile. */
export const detailsForm = (view: View): TemplateResult => {
  const { state, t, act } = view;
  const { order } = state;
  const seats = order ? seatsOf(order) : [];
  const busy = state.busy === 'saving';
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void act.submit();
  };
  return html`
    ${stepHeader({ title: t.details.title, backLabel: t.details.backHint, back: () => void act.release() }, view)}
    <form class="body" part="form" novalidate @submit=${submit}>
      ${alert(view)}
      <p class="key"><span aria-hidden="true">*</span> ${t.question.required}</p>
      <div class="fields two">
        ${buyerField('firstName', 'given-name', view)} ${buyerField('lastName', 'family-name', view)} ${buyerField('email', 'email', view)}
      </div>
      ${orderQuestions(state).map((each) => question(each, answerKey('order', each.id), view))}
      ${seats.map((seat, index) => ticket(seat, index, view))}
      ${primaryButton({ label: busy ? t.details.saving : order?.total === 0 ? t.details.confirmFree(seats.length) : t.details.continue, submit: true, busy })}
    </form>
  `;
};
