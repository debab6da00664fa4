import Stripe from 'stripe';
import type { Config } from '../../config.js';

/** The one client for Stripe; STRIPE_API_BASE points it elsewhere, such as at the emulator. Null without a secret key. */
export function createStripe({ stripe }: Pick<Config, 'stripe'>): Stripe | null {
  if (!stripe) return null;
  const common = { maxNetworkRetries: 2, timeout: 20_000, telemetry: false };
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
