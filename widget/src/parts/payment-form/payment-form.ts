import { html, nothing, type TemplateResult } from 'lit';
import { secondsLeft } from '../../state/clock.js';
import { alert } from '../alert/alert.js';
import { primaryButton, quietButton } from '../button.js';
import { policyNote } from '../policy/policy.js';
import { stepHeader } from '../step-header/step-header.js';
import type { View } from '../view.js';

const leaving = ({ t, act, state }: View): TemplateResult => html`
  <div class="leave" role="group" aria-labelledby="leave-title">
    <b id="leave-title">${t.payment.leaveTitle}</b>
    <p>${t.payment.leaveText}</p>
    <div class="pair">
      ${quietButton(t.payment.leave, () => void act.release(), state.busy !== null)} ${quietButton(t.payment.stay, () => act.leave(false))}
    </div>
  </div>
`;

const priceOf = ({ state: { order }, format }: View): string => (order ? format.money(order.total, order.currency) : '');

/** The form is not there and does not come by itself. */
const isStuck = ({ state: { payable, notice } }: View): boolean =>
  !payable && (notice?.kind === 'problem' || (notice?.kind === 'declined' && notice.reason === 'script'));

/** The provider's form, in a slot because it cannot live in a shadow root, and the button that pays. */
const embedded = (view: View): TemplateResult => {
  const { state, t, act } = view;
  const busy = state.busy === 'paying';
  const stuck = isStuck(view);
  const away = state.busy === 'redirecting';
  return html`
    <div class="pay" role="group" aria-label=${t.payment.form} aria-busy=${state.payable || stuck ? 'false' : 'true'}>
      <slot name="payment"></slot>
      ${
        state.payable || stuck
          ? nothing
          : html`<div class="sk tall"></div>
              <div class="sk tall"></div>`
      }
    </div>
    ${
      stuck
        ? html`${primaryButton({ label: t.retry, press: () => void act.reopenPayment(), off: away })}
          ${quietButton(away ? t.payment.going : t.payment.elsewhere, () => void act.redirect(), away)}`
        : primaryButton({
            label: busy ? t.payment.paying : t.payment.pay(priceOf(view)),
            press: () => void act.pay(),
            off: !state.payable,
            busy,
          })
    }
  `;
};

/** The way to the provider's own page. */
const redirected = (view: View): TemplateResult => {
  const { state, t, act } = view;
  const busy = state.busy === 'redirecting';
  return html`
    <p>${t.payment.redirectNote}</p>
    ${primaryButton({ label: busy ? t.payment.going : t.payment.go(priceOf(view)), press: () => void act.pay(), busy })}
  `;
};

/** The payment of what is held. */
export const paymentForm = (view: View): TemplateResult => {
  const { state, t, act, now } = view;
  const tooLate = state.busy === 'paying' && secondsLeft(state, now) === 0;
  return html`
    ${stepHeader({ title: t.payment.title, backLabel: t.details.backHint, back: () => act.leave(true) }, view)}
    <div class="body" part="form">
      ${alert(view)} ${state.leaving ? leaving(view) : nothing} ${state.payment === 'redirect' ? redirected(view) : embedded(view)}
      <div class="notes">
        <div role="status">${tooLate ? html`<p class="note">${t.payment.tooLate}</p>` : nothing}</div>
        ${state.payment === 'redirect' ? nothing : html`<p class="note">${t.payment.note}</p>`} ${policyNote(view)}
      </div>
    </div>
  `;
};
