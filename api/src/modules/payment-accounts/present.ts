import type { Config } from '../../config.js';
import type { components } from '../../contract/generated.js';
import type { AccountColumns } from './stripe-accounts.js';

export const presentPaymentAccount = (
  columns: AccountColumns,
  { stripe }: Pick<Config, 'stripe'>,
): components['schemas']['PaymentAccount'] => ({
  stripeAccount: columns.stripeAccount,
  chargesEnabled: columns.stripeChargesEnabled,
  payoutsEnabled: columns.stripePayoutsEnabled,
  detailsSubmitted: columns.stripeDetailsSubmitted,
  feePercent: stripe?.feePercent ?? 0,
});
