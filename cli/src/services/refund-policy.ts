import type { RefundPolicy, RefundPolicyInput } from '@echoplex/sdk';
import { UsageError } from '../errors.js';
import { combineFaults } from '../parse/faults.js';
import { parseMoney } from '../parse/money.js';
import { given } from './given.js';

/** What was said about refunds that buyers make themselves, before it is read. */
export interface RefundPolicyWords {
  refunds?: RefundPolicy['selfService'] | undefined;
  refundUntilHours?: number | undefined;
  refundFeePercent?: number | undefined;
  refundFee?: string | undefined;
}

/** The same as the fields of an event file have it. */
export function policyFields({ refunds, refundUntilHours, refundFeePercent, refundFee }: RefundPolicyWords) {
  return given({ selfService: refunds, hoursBefore: refundUntilHours, feePercent: refundFeePercent, feeFixed: refundFee });
}

/**
 * Reads what was said about refunds; what is left out stays as it is.
 * @param current Null for a new event.
 * @param currency What amounts are read in.
 * @returns Undefined when nothing was said.
 * @throws {UsageError} with everything that does not go together.
 */
export function toRefundPolicy(words: RefundPolicyWords, current: RefundPolicy | null, currency: string): RefundPolicyInput | undefined {
  const { refunds, refundUntilHours: hours, refundFeePercent, refundFee } = words;
  if (Object.keys(policyFields(words)).length === 0) return undefined;
  // Hours make sense with one of the three alone, so they say which.
  const selfService = refunds ?? (hours === undefined ? (current?.selfService ?? 'none') : 'until');
  const hoursBefore = hours ?? current?.hoursBefore ?? null;
  const faults: UsageError[] = [];
  if (hours !== undefined && selfService !== 'until') faults.push(new UsageError('--refund-until-hours goes with --refunds until alone.'));
  if (selfService === 'until' && hoursBefore === null)
    faults.push(new UsageError('Say how many hours before it begins: --refunds until --refund-until-hours 24.'));
  if (selfService === 'none')
    for (const [flag, value] of [['--refund-fee-percent', refundFeePercent] as const, ['--refund-fee', refundFee] as const])
      if (value !== undefined) faults.push(new UsageError(`${flag} goes with refunds that buyers make: --refunds always, or until.`));
  if (faults.length > 0) throw combineFaults(faults);
  return {
    selfService,
    ...(selfService === 'until' && { hoursBefore }),
    feePercent: refundFeePercent ?? current?.feePercent ?? 0,
    feeFixed: refundFee === undefined ? (current?.feeFixed ?? 0) : parseMoney(refundFee, currency, '--refund-fee'),
  };
}
