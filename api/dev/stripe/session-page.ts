import { inWords } from './currencies.js';
import type { Params } from './form.js';
import { text } from './form.js';
import { html, type Html } from './html.js';
import { isRedirect } from './methods.js';
import type { LineItem, Session } from './session-objects.js';

const names: Record<string, string> = { card: 'Card', us_bank_account: 'US bank account', sepa_debit: 'SEPA debit' };

/** The hosted payment page: what is bought, and a form that works without scripts. */
export function sessionPage(session: Session, items: LineItem[], given: Params, problem?: string): Html {
  const value = (name: string): string => text(given, name) ?? '';
  const chosen = value('method') || 'card';
  const lines = items.map(
    ({ description, quantity, amount_total, currency }) =>
      html`<tr>
        <th scope="row">${description} <span class="quiet">× ${quantity}</span></th>
        <td>${inWords(amount_total, currency)}</td>
      </tr>`,
  );
  const methods = session.payment_method_types.map(
    (type) => html`<option value="${type}" ${type === chosen ? html`selected` : ''}>${nameOf(type)}</option>`,
  );
  const alert = problem ? html`<p class="problem" role="alert">${problem}</p>` : html``;
  return html`<h1>Pay ${inWords(session.amount_total, session.currency)}</h1>
    <table>
      <caption>
        What you buy
      </caption>
      <tbody>
        ${lines}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          <td>${inWords(session.amount_total, session.currency)}</td>
        </tr>
      </tfoot>
    </table>
    ${alert}
    <form method="post">
      <label for="email">E-mail</label>
      <input id="email" name="email" type="email" autocomplete="email" required value="${value('email') || session.customer_email}" />
      <label for="method">Pay with</label>
      <select id="method" name="method">
        ${methods}
      </select>
      <fieldset>
        <legend>Card</legend>
        <label for="number">Card number</label>
        <input id="number" name="number" inputmode="numeric" autocomplete="cc-number" aria-describedby="hint" value="${value('number')}" />
        <div class="pair">
          <div>
            <label for="expiry">Expiry, MM / YY</label>
            <input id="expiry" name="expiry" inputmode="numeric" autocomplete="cc-exp" value="${value('expiry')}" />
          </div>
          <div>
            <label for="cvc">Security code</label>
            <input id="cvc" name="cvc" inputmode="numeric" autocomplete="cc-csc" />
          </div>
        </div>
        <p id="hint" class="quiet">
          4242 4242 4242 4242 pays, 4000 0000 0000 0002 is declined, 4000 0000 0000 3220 asks for 3-D Secure. Any future date, any code.
        </p>
      </fieldset>
      <button type="submit">Pay ${inWords(session.amount_total, session.currency)}</button>
    </form>
    ${session.cancel_url ? html`<p><a href="${session.cancel_url}">Back without paying</a></p>` : ''}`;
}

/** What the form says, as the API wants it. */
export function paymentOf(given: Params): Params {
  const type = text(given, 'method') ?? 'card';
  const billing_details = { email: text(given, 'email') ?? '' };
  if (type === 'us_bank_account') return { payment_method: 'pm_usBankAccount_success' };
  if (type === 'sepa_debit') return { payment_method: 'pm_success_de' };
  if (isRedirect(type)) return { payment_method_data: { type, billing_details } };
  const [exp_month = '', exp_year = ''] = (text(given, 'expiry') ?? '').split('/').map((part) => part.trim());
  const card = { number: text(given, 'number') ?? '', exp_month, exp_year, cvc: text(given, 'cvc') ?? '' };
  return { payment_method_data: { type, card, billing_details } };
}

function nameOf(type: string): string {
  return names[type] ?? `${type.slice(0, 1).toUpperCase()}${type.slice(1)} (page of a bank)`;
}
