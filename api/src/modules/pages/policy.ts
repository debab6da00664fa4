import type { Config } from '../../config.js';

/** What Stripe.js itself needs, by Stripe's own list. */
const stripeOwn = {
  script: 'https://js.stripe.com https://*.js.stripe.com',
  connect: 'https://api.stripe.com',
  frame: 'https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com',
};

/** Where Stripe.js comes from and may go: Stripe's origins, or that of whatever stands in for it. */
function stripeSources(stripe: Config['stripe']): typeof stripeOwn {
  if (!stripe) return { script: '', connect: '', frame: '' };
  const { origin, hostname } = new URL(stripe.scriptUrl);
  return hostname === 'js.stripe.com' ? stripeOwn : { script: origin, connect: origin, frame: origin };
}

/** Our own files, the widget's API and sockets, and what else is named; nothing inline and no frame around it. */
function policyOf(publicUrl: string, { script, connect, frame }: typeof stripeOwn): string {
  const sockets = new URL(publicUrl).origin.replace(/^http/, 'ws');
  return [
    `default-src 'none'`,
    `script-src 'self' ${script}`,
    `style-src 'self'`,
    `img-src 'self'`,
    `connect-src 'self' ${sockets} ${connect}`,
    `frame-src ${frame || "'none'"}`,
    `form-action 'none'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ]
    .map((directive) => directive.trim())
    .join('; ');
}

/** The policy of the event page, where tickets are paid for through Stripe. */
export const eventPolicy = ({ stripe, publicUrl }: Pick<Config, 'stripe' | 'publicUrl'>): string =>
  policyOf(publicUrl, stripeSources(stripe));

/** The policy of the order page, where money only goes back: nothing of Stripe's. */
export const orderPolicy = ({ publicUrl }: Pick<Config, 'publicUrl'>): string => policyOf(publicUrl, stripeSources(null));
