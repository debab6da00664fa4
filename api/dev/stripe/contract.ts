import http from 'node:http';
import Stripe from 'stripe';
import { close, listen, readBody } from '../http.js';
import { startStripeEmulator, type StripeEmulator, type StripeEmulatorOptions } from './emulator.js';

const secretKey = 'sk_test_contract';
const webhookSecret = 'whsec_contract';

/** An emulator with the real SDK in front and a webhook receiver behind. */
export type Contract = {
  emulator: StripeEmulator;
  stripe: Stripe;
  /** Another client of it. */
  client(config?: Stripe.StripeConfig): Stripe;
  /** Events that were delivered, in the order of arrival, signatures checked. */
  received: Stripe.Event[];
  types(): string[];
  /** Asked before a delivery is accepted. */
  hook: { before?: (event: Stripe.Event) => Promise<void> };
  /** Starts listening for events. */
  listen(): Promise<void>;
  /** A payment of 64.00 EUR. */
  paid(method?: string, more?: Partial<Stripe.PaymentIntentCreateParams>): Promise<Stripe.PaymentIntent>;
  close(): Promise<void>;
};

/** What most payments of the tests are made with. */
export const draft = { amount: 6400, currency: 'eur', automatic_payment_methods: { enabled: true }, metadata: { orderId: 'ord_1' } };

/** Starts what a contract test needs. */
export async function startContract(options: Partial<StripeEmulatorOptions> = {}): Promise<Contract> {
  const emulator = await startStripeEmulator({ webhookSecret, secretKey, ...options });
  const client = (config: Stripe.StripeConfig = {}): Stripe =>
    new Stripe(secretKey, { host: '127.0.0.1', port: emulator.port, protocol: 'http', telemetry: false, maxNetworkRetries: 0, ...config });
  const stripe = client();
  const received: Stripe.Event[] = [];
  const hook: Contract['hook'] = {};
  const receive = async (request: http.IncomingMessage): Promise<void> => {
    const payload = await readBody(request, 1_000_000);
    const secret = (payload.includes('"account": "acct_') && options.connectWebhookSecret) || webhookSecret;
    const event = stripe.webhooks.constructEvent(payload, String(request.headers['stripe-signature']), secret);
    await hook.before?.(event);
    received.push(event);
  };
  const receiver = http.createServer((request, response) => {
    receive(request).then(
      () => response.end(),
      () => response.writeHead(500).end(),
    );
  });
  return {
    emulator,
    stripe,
    client,
    received,
    types: () => received.map(({ type }) => type),
    hook,
    listen: async () => emulator.setWebhookUrl(`http://127.0.0.1:${await listen(receiver, 0, '127.0.0.1')}/hook`),
    paid: (payment_method = 'pm_card_visa', more = {}) =>
      stripe.paymentIntents.create({ ...draft, confirm: true, payment_method, ...more } as Stripe.PaymentIntentCreateParams),
    close: async () => {
      await emulator.stop();
      await close(receiver);
    },
  };
}
