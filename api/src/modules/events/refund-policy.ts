import type { components } from '../../contract/generated.js';
import type { EventModel } from '../../db/models/events.js';
import { bodyFault, type Fault } from '../../errors/problem.js';
import { stepFaults } from '../../money/currency.js';

type Schemas = components['schemas'];
type Columns = Pick<EventModel, 'refundSelfService' | 'refundHoursBefore' | 'refundFeePercent' | 'refundFeeFixed'>;

/** When buyers may refund themselves, as the event's row keeps it. Whoever leaves it out changes nothing. */
export function refundPolicyColumns(policy: Schemas['RefundPolicyInput'] | undefined): Partial<Columns> {
  if (!policy) return {};
  const { selfService, hoursBefore, feePercent, feeFixed } = policy;
  return {
    refundSelfService: selfService,
    refundHoursBefore: selfService === 'until' ? hoursBefore : null,
    refundFeePercent: feePercent,
    refundFeeFixed: feeFixed,
  };
}

export const presentRefundPolicy = (event: Columns): Schemas['RefundPolicy'] => ({
  selfService: event.refundSelfService,
  hoursBefore: event.refundHoursBefore,
  feePercent: event.refundFeePercent,
  feeFixed: event.refundFeeFixed,
});

/**
 * What is wrong with a policy that the contract cannot say.
 * @param currency of the event, as it will be
 */
export function refundPolicyFaults(policy: Schemas['RefundPolicyInput'] | undefined, currency: string): Fault[] {
  if (!policy) return [];
  const faults = stepFaults(policy.feeFixed, currency, '/refundPolicy/feeFixed');
  if (policy.selfService !== 'until' || policy.hoursBefore !== null) return faults;
  return [bodyFault('/refundPolicy/hoursBefore', 'required', 'Say how many hours before the event begins refunds end.'), ...faults];
}
