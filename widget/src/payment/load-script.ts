import type { StripeConstructor } from './stripe-types.js';

const loading = new Map<string, Promise<StripeConstructor>>();

const constructorOf = (view: Window): StripeConstructor | undefined => (view as Window & { Stripe?: StripeConstructor }).Stripe;

/** Puts the script into the page, or waits for the one that is already there. */
const append = (page: Document, url: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const script = page.createElement('script');
    script.src = url;
    script.async = true;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => {
      // Without this a second try would find a script that never loads.
      script.remove();
      reject(new Error(`The payment provider's script could not be loaded from ${url}.`));
    });
    page.head.append(script);
  });

/**
 * Stripe.js, loaded once per page however many widgets pay, and not at all where the page has it already.
 * @param url Where the API says it is.
 * @throws when it cannot be loaded or defines no `Stripe`. The next call tries again.
 */
export const loadStripe = (page: Document, url: string): Promise<StripeConstructor> => {
  const view = page.defaultView;
  if (!view) return Promise.reject(new Error('The page is gone.'));
  const present = constructorOf(view);
  if (present) return Promise.resolve(present);
  const known = loading.get(url);
  if (known) return known;
  const load = append(page, url).then(() => {
    const stripe = constructorOf(view);
    if (!stripe) throw new Error(`The script at ${url} defines no Stripe.`);
    return stripe;
  });
  loading.set(url, load);
  load.catch(() => loading.delete(url));
  return load;
};
