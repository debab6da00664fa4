import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../http.js';
import { completeOnboarding } from './accounts.js';
import type { Context } from './context.js';
import { inWords } from './currencies.js';
import { StripeFault } from './faults.js';
import { parseForm, text, type Params } from './form.js';
import { html, sendPage, sendTo, type Html } from './html.js';
import { finishAuthentication } from './payment-intents.js';
import type { Page } from './server.js';
import { paymentOf, sessionPage } from './session-page.js';
import type { Session } from './session-objects.js';
import { paySession } from './sessions.js';
import { now } from './store.js';

/** What a page works with. `form` is there when it was sent. */
type Visit = { context: Context; response: ServerResponse; id: string; query: URLSearchParams; form: Params | undefined };

const pages: { path: RegExp; show: (visit: Visit) => void }[] = [
  { path: /^\/c\/pay\/(\w+)$/, show: hostedCheckout },
  { path: /^\/bank\/(\w+)$/, show: bank },
  { path: /^\/connect\/onboard\/(\w+)$/, show: onboarding },
];

/** Pages that Stripe or a bank would show: they need no key, their addresses are secrets. */
export function createPages(contextOf: (account: string | null) => Context): Page {
  return async (request: IncomingMessage, response: ServerResponse, url: URL) => {
    for (const { path, show } of pages) {
      const id = path.exec(url.pathname)?.[1];
      if (!id) continue;
      const context = contextOf(contextOf(null).stores.accountOf(id) ?? null);
      const form = request.method === 'POST' ? parseForm(await readBody(request, 100_000)) : undefined;
      show({ context, response, id, query: url.searchParams, form });
      return true;
    }
    return false;
  };
}

function hostedCheckout({ context, response, id, form, query }: Visit): void {
  const session = context.store.get('checkout.session', id);
  if (!session) return gone(response, 'There is no such payment.');
  const intent = context.store.get('payment_intent', session.payment_intent ?? '');
  if (session.status === 'complete') return sendTo(response, successUrl(session));
  if (session.status === 'expired' || session.expires_at <= now()) {
    return gone(response, 'The time for this payment is over.', session.cancel_url);
  }
  const show = (problem?: string): void => {
    const items = context.store.get('session_secrets', id)?.items ?? [];
    sendPage(response, 'Pay', sessionPage(session, items, form ?? {}, problem), problem && form ? 402 : 200);
  };
  if (!form) return show(query.get('redirect_status') === 'failed' ? intent?.last_payment_error?.message : undefined);
  try {
    const paid = paySession(context, id, paymentOf(form));
    const action = context.store.get('payment_intent', paid.payment_intent ?? '')?.next_action;
    const next = action?.type === 'redirect_to_url' ? action.redirect_to_url.url : undefined;
    sendTo(response, next ?? successUrl(paid));
  } catch (error) {
    if (!(error instanceof StripeFault)) throw error;
    show(error.message);
  }
}

/** A bank's page: 3-D Secure or a redirect method. */
function bank({ context, response, id, form, query }: Visit): void {
  const intent = context.store.get('payment_intent', id);
  if (!intent || intent.client_secret !== query.get('secret')) return gone(response, 'There is no such payment.');
  const { next_action: action } = intent;
  if (intent.status !== 'requires_action' || action?.type !== 'redirect_to_url') {
    return gone(response, 'This payment does not wait for the bank any more.');
  }
  if (!form) return sendPage(response, 'Your bank', bankPage(inWords(intent.amount, intent.currency)));
  const agreed = text(form, 'outcome') === 'complete';
  let status = 'failed';
  try {
    const after = finishAuthentication(context, id, agreed ? 'complete' : 'fail').status;
    if (agreed) status = after === 'processing' ? 'pending' : 'succeeded';
  } catch (error) {
    // A refusal is what the buyer is told on the way back.
    if (!(error instanceof StripeFault)) throw error;
  }
  const back = new URL(action.redirect_to_url.return_url);
  back.searchParams.set('payment_intent', id);
  back.searchParams.set('payment_intent_client_secret', intent.client_secret);
  back.searchParams.set('redirect_status', status);
  sendTo(response, back.href);
}

function onboarding({ context, response, id, form }: Visit): void {
  const link = context.store.get('account_link', id);
  if (!link) return gone(response, 'There is no such page.');
  if (link.used || link.expires_at <= now()) return sendTo(response, link.refresh_url);
  if (!form) return sendPage(response, 'Set up payments', onboardingPage(link.account));
  context.store.put({ ...link, used: true });
  if (text(form, 'outcome') === 'finish') completeOnboarding(context, link.account);
  sendTo(response, link.return_url);
}

function bankPage(amount: string): Html {
  return html`<h1>Is this you?</h1>
    <p>Your bank asks whether you want to pay <strong>${amount}</strong>. This is a test: choose how it ends.</p>
    <form method="post">
      <button type="submit" name="outcome" value="complete">Yes, pay</button>
      <button type="submit" name="outcome" value="fail" class="other">No, do not pay</button>
    </form>`;
}

function onboardingPage(account: string): Html {
  return html`<h1>Set up payments</h1>
    <p>Here an organizer would tell who they are and where their money goes. The account is <code>${account}</code>.</p>
    <form method="post">
      <button type="submit" name="outcome" value="finish">Finish</button>
      <button type="submit" name="outcome" value="later" class="other">Not now</button>
    </form>`;
}

function gone(response: ServerResponse, why: string, back?: string | null): void {
  sendPage(
    response,
    why,
    html`<h1>${why}</h1>
      ${back ? html`<p><a href="${back}">Back</a></p>` : ''}`,
    404,
  );
}

function successUrl(session: Session): string {
  return session.success_url.replaceAll('{CHECKOUT_SESSION_ID}', session.id);
}
