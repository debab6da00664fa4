import type Stripe from 'stripe';

/**
 * The event of a webhook that one of the secrets has signed, in the last minutes.
 * @throws Error of Stripe's library when none has
 */
export async function verifyEvent(stripe: Stripe, rawBody: string, signature: string, secrets: string[]): Promise<Stripe.Event> {
  let refusal: unknown = new Error('there is no secret to verify webhooks with');
  for (const secret of secrets) {
    try {
      return await stripe.webhooks.constructEventAsync(rawBody, signature, secret);
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}
