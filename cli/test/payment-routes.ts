import { page, type Handler } from './answers.js';
import { entries, makeAccount, makeProgress, makeRefund, report } from './payment-samples.js';
import { makeEvent, makeOrder, organization } from './samples.js';

const byId = `/v1/events/${makeEvent().id}`;
const order = `/v1/orders/${makeOrder().id}`;
const account = `/v1/organizations/${organization.id}/payment-account`;

/** The page of Stripe's that an account is connected on. */
export const link = {
  url: 'https://connect.example.com/setup/s/1a2b3c',
  expiresAt: '2026-11-19T08:36:00Z',
  stripeAccount: makeAccount().stripeAccount ?? '',
};

const refund: Handler = ({ body }) => ({
  status: 201,
  body: makeRefund({
    amount: (body.amount as number | undefined) ?? 6400,
    ticketIds: (body.ticketIds as string[] | undefined) ?? [],
    reason: (body.reason as string | undefined) ?? null,
    restock: body.restock === true,
  }),
});

/** Payments, refunds and payment accounts as the contract has them. */
export const paymentRoutes: Record<string, Handler> = {
  [`GET ${order}/refunds`]: () => page([]),
  [`POST ${order}/refunds`]: refund,
  [`GET ${byId}/payments`]: () => page(entries),
  [`GET ${byId}/orders`]: ({ query }) => page([makeOrder()].filter(({ status }) => query.status === undefined || query.status === status)),
  [`GET ${byId}/refund-progress`]: () => ({ body: makeProgress() }),
  [`GET /v1/organizations/${organization.id}/payout-report`]: () => ({ body: report }),
  [`GET ${account}`]: () => ({ body: makeAccount() }),
  [`POST ${account}`]: () => ({ body: link }),
  [`DELETE ${account}`]: () => ({ status: 204 }),
};
