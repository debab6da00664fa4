import { html, type TemplateResult } from 'lit';
import { buyerName, seatsOf, type Seat } from '../../state/details.js';
import type { BuyerField } from '../../state/model.js';
import { alert } from '../alert/alert.js';
import { primaryButton } from '../button.js';
import { field } from '../field/field.js';
import { stepHeader } from '../step-header/step-header.js';
import type { View } from '../view.js';

const buyerFault = (name: BuyerField, { state, t }: View): string | undefined => {
  const fault = state.faults[name];
  if (!fault) return undefined;
  return fault === 'missing' ? t.fault.missing[name] : t.fault[fault];
};

/** A name on a ticket may stay empty, so it is never missing. */
const nameFault = (index: number, { state, t }: View): string | undefined => {
  const fault = state.faults[`name-${index}`];
  return fault && fault !== 'missing' ? t.fault[fault] : undefined;
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

/** A ticket's own name. The first one is the buyer's until something else is written. */
const ticketName = ({ tierName }: Seat, index: number, view: View): TemplateResult => {
  const { state, t, act } = view;
  const written = state.names[index] ?? null;
  const mirrors = index === 0 && written === null;
  const mirrored = mirrors ? buyerName(state.buyer) : '';
  return html`
    <fieldset>
      <legend>${t.details.ticket(index + 1, tierName)}</legend>
      ${field({
        id: `name-${index}`,
        label: t.details.nameOnTicket,
        value: written ?? mirrored,
        write: (value) => act.name(index, value),
        placeholder: t.details.later,
        hint: mirrors && mirrored !== '' ? t.details.sameAsBuyer : undefined,
        fault: nameFault(index, view),
      })}
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
      <div class="fields two">
        ${buyerField('firstName', 'given-name', view)} ${buyerField('lastName', 'family-name', view)} ${buyerField('email', 'email', view)}
      </div>
      ${seats.map((seat, index) => ticketName(seat, index, view))}
      ${primaryButton({ label: busy ? t.details.saving : order?.total === 0 ? t.details.confirmFree(seats.length) : t.details.continue, submit: true, busy })}
    </form>
  `;
};
