import { html, nothing, type TemplateResult } from 'lit';
import { buyerName, seatsOf, type Seat } from '../../state/details.js';
import type { BuyerField, FieldFault } from '../../state/model.js';
import { alert } from '../alert/alert.js';
import { primaryButton } from '../button.js';
import { field } from '../field/field.js';
import { stepHeader } from '../step-header/step-header.js';
import type { View } from '../view.js';

const words = (view: View, name: string): string | undefined => {
  const fault: FieldFault | undefined = view.state.faults[name];
  if (!fault) return undefined;
  return name === 'email' && fault === 'missing' ? view.t.fault.missingEmail : view.t.fault[fault];
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
    fault: words(view, name),
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
        fault: words(view, `name-${index}`),
      })}
    </fieldset>
  `;
};

/** Who buys, and who comes. The tickets are held meanwhile. */
export const detailsForm = (view: View): TemplateResult => {
  const { state, t, act } = view;
  const { order } = state;
  const busy = state.busy === 'saving';
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void act.submit();
  };
  return html`
    ${stepHeader({ title: t.details.title, backLabel: t.details.backHint, back: () => void act.release() }, view)}
    <form class="body" part="form" novalidate @submit=${submit}>
      ${alert(view)}
      <div class="fields two">${buyerField('firstName', 'given-name', view)} ${buyerField('lastName', 'family-name', view)}</div>
      ${buyerField('email', 'email', view)} ${order ? seatsOf(order).map((seat, index) => ticketName(seat, index, view)) : nothing}
      ${primaryButton({ label: busy ? t.details.saving : order?.total === 0 ? t.details.confirmFree : t.details.continue, submit: true, busy })}
    </form>
  `;
};
