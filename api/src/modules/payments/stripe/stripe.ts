import Stripe from 'stripe';
import type { StripeConfig } from '../../../config.js';

/** What the client needs; without a timeout a request may take 10 seconds. */
type Connection = Pick<StripeConfig, 'secretKey' | 'apiBase'> & Partial<Pick<StripeConfig, 'timeout'>>;

/** The one client for Stripe; STRIPE_API_BASE points it elsewhere, such as at the emulator. Null without a secret key. */
export function createStripe({ stripe }: { stripe: Connection | null }): Stripe | null {
  if (!stripe) return null;
  const common = { maxNetworkRetries: 2, timeout: (stripe.timeout ?? 10) * 1000, telemetry: false };
  if (!stripe.apiBase) return new Stripe(stripe.secretKey, common);
  const { protocol, hostname, port } = new URL(stripe.apiBase);
  const secure = protocol === 'https:';
  return new Stripe(stripe.secretKey, {
    ...common,
    host: hostname,
    port: port || (secure ? 443 : 80),
    protocol: secure ? 'https' : 'http',
  });
}
