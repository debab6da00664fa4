import { html, nothing, type TemplateResult } from 'lit';
import { alert } from '../alert/alert.js';
import { primaryButton, quietButton } from '../button.js';
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

/** The provider's form, in a slot because it cannot live in a shadow root, and the button that pays. */
export const paymentForm = (view: View): TemplateResult => {
  const { state, t, format, act } = view;
  const { order } = state;
  const busy = state.busy === 'paying';
  const failed = state.notice?.kind === 'declined' && state.notice.reason === 'script';
  return html`
    ${stepHeader({ title: t.payment.title, backLabel: t.details.backHint, back: () => act.leave(true) }, view)}
    <div class="body" part="form">
      ${alert(view)} ${state.leaving ? leaving(view) : nothing}
      <div class="pay" role="group" aria-label=${t.payment.form} aria-busy=${state.payable || failed ? 'false' : 'true'}>
        <slot name="payment"></slot>
        ${
          state.payable || failed
            ? nothing
            : html`<div class="sk tall"></div>
                <div class="sk tall"></div>`
        }
      </div>
      ${
        failed
          ? primaryButton({ label: t.retry, press: () => void act.reopenPayment() })
          : primaryButton({
              label: busy ? t.payment.paying : t.payment.pay(order ? format.money(order.total, order.currency) : ''),
              press: () => void act.pay(),
              off: !state.payable,
              busy,
            })
      }
      <p class="note">${t.payment.note}</p>
    </div>
  `;
};
