import type Stripe from 'stripe';
import type { OrderModel } from '../../../db/models/orders.js';
import { bodyFault, invalid } from '../../../errors/problem.js';
import { type Beginning, createOnce, paymentData } from './intents.js';
import { ofAccount } from '../settle/read-payment.js';
import { toStripeAmount } from '../stripe/stripe-amounts.js';

/** Stripe's pages last half an hour at least; a minute more than that for clocks that differ. */
export const pageMinutes = 31;

/** Where a buyer comes back to from Stripe's page. */
export interface Returning {
  successUrl?: string;
  cancelUrl?: string;
}

/** @throws Problem `validation_failed` when one is missing */
function returnUrls({ successUrl, cancelUrl }: Returning, order: OrderModel): { success_url: string; cancel_url: string } {
  const fault = (field: string) => bodyFault(`/${field}`, 'required', 'Say where the buyer comes back to.');
  if (!successUrl || !cancelUrl) throw invalid([...(successUrl ? [] : [fault('successUrl')]), ...(cancelUrl ? [] : [fault('cancelUrl')])]);
  const filled = (url: string): string => url.replaceAll('{ORDER_ID}', order.id);
  return { success_url: filled(successUrl), cancel_url: filled(cancelUrl) };
}

/** The order's lines as Stripe's page shows them; a discounted line in one piece, because its price need not divide by its tickets. */
const linesOf = ({ items = [], currency }: OrderModel): Stripe.Checkout.SessionCreateParams.LineItem[] =>
  items.map(({ name, quantity, unitPrice, discount }) => {
    const line = (amount: number, title: string) => ({
      currency: currency.toLowerCase(),
      unit_amount: toStripeAmount(amount, currency),
      product_data: { name: title },
    });
    if (discount === 0) return { quantity, price_data: line(unitPrice, name) };
    return { quantity: 1, price_data: line(quantity * unitPrice - discount, quantity === 1 ? name : `${quantity} × ${name}`) };
  });

const languages = new Set(
  'bg cs da de el en es et fi fil fr hr hu id it ja ko lt lv ms mt nb nl pl pt ro ru sk sl sv th tr vi zh'.split(' '),
);

/** Stripe has the money already, or works on it; a slow bank that said no leaves a page that nobody can pay on again. */
const isUnderWay = (intent: Stripe.Checkout.Session['payment_intent']): boolean =>
  intent !== null && typeof intent === 'object' && (intent.status === 'succeeded' || intent.status === 'processing');

/** What tells a payment that was begun on a page of Stripe's from one of the form, which may be called off while its first webhooks are on their way. */
export const begunOnPage = { begunOn: 'page' } as const;

/** The order's page at Stripe: the one that is open, or a new one. */
export async function sessionFor(stripe: Stripe, beginning: Beginning, returning: Returning, now: Date): Promise<Stripe.Checkout.Session> {
  const { order, account } = beginning;
  const urls = returnUrls(returning, order);
  if (order.checkoutSessionId) {
    const before = await stripe.checkout.sessions.retrieve(order.checkoutSessionId, { expand: ['payment_intent'] }, ofAccount(account));
    const isRight = before.amount_total === toStripeAmount(order.total, order.currency);
    if (before.status === 'open' && isRight && before.success_url === urls.success_url) return before;
    if (before.status === 'complete' && isRight && isUnderWay(before.payment_intent)) return before;
    if (before.status === 'open') await stripe.checkout.sessions.expire(before.id, {}, ofAccount(account));
  }
  const { receipt_email, ...data } = paymentData(beginning);
  const language = order.locale.split('-')[0] ?? 'auto';
  const params: Stripe.Checkout.SessionCreateParams = {
    mode: 'payment',
    client_reference_id: order.id,
    line_items: linesOf(order),
    ...(order.buyerEmail === null ? {} : { customer_email: order.buyerEmail }),
    locale: (languages.has(language) ? language : 'auto') as Stripe.Checkout.SessionCreateParams.Locale,
    metadata: data.metadata,
    payment_intent_data: {
      ...data,
      metadata: { ...data.metadata, ...begunOnPage },
      ...(receipt_email === undefined ? {} : { receipt_email }),
    },
    ...urls,
    // Another one each time somebody asks: of two pages that were made so, one is known to nobody.
    expires_at: Math.ceil(now.getTime() / 1000) + pageMinutes * 60,
  };
  return createOnce('page', beginning, params, (body, options) => stripe.checkout.sessions.create(body, options));
}
