import type { Context } from './context.js';
import type { IntentStatus, PaymentIntent } from './objects.js';
import type { Session } from './session-objects.js';

/** Tells the Checkout Session that an intent belongs to, if there is one, what became of the payment. */
export function sessionFollows(context: Context, intent: PaymentIntent, before: IntentStatus): void {
  const [session] = context.store.walk('checkout.session', { payment_intent: intent.id });
  if (!session) return;
  const arrived = intent.status === 'succeeded' || intent.status === 'requires_capture';
  if (session.status === 'open' && (arrived || intent.status === 'processing')) {
    complete(context, session, intent, intent.status === 'succeeded');
  } else if (session.status === 'complete' && before === 'processing') {
    const paid: Session = { ...session, payment_status: arrived ? 'paid' : 'unpaid' };
    context.store.put(paid);
    context.emit(arrived ? 'checkout.session.async_payment_succeeded' : 'checkout.session.async_payment_failed', paid);
  }
}

function complete(context: Context, session: Session, intent: PaymentIntent, paid: boolean): void {
  const method = context.store.get('payment_method', intent.payment_method ?? '');
  const email = session.customer_email ?? method?.billing_details.email ?? null;
  const done: Session = {
    ...session,
    status: 'complete',
    payment_status: paid ? 'paid' : 'unpaid',
    url: null,
    customer_details: {
      address: null,
      email,
      name: method?.billing_details.name ?? null,
      phone: null,
      tax_exempt: 'none',
      tax_ids: [],
    },
  };
  context.store.put(done);
  context.emit('checkout.session.completed', done);
}
