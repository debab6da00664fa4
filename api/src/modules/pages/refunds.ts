import { formatMoment, formatPercent, formatPrice } from './format.js';
import type { EventPage } from './service.js';
import type { Words } from './words.js';

const isPaid = ({ price, payWhatYouWant }: EventPage['tiers'][number]): boolean => price > 0 || payWhatYouWant;

const hour = 3_600_000;

/**
 * When buyers may refund themselves and what is kept then, in sentences; null where nothing costs anything, or all money goes back anyway.
 */
export function refundSentences({ event, tiers, salesState }: EventPage, say: Words): string | null {
  const paid = tiers.filter(isPaid);
  if (paid.length === 0 || salesState === 'cancelled') return null;
  const { refundSelfService: rule, refundHoursBefore: hours, refundFeePercent: percent, refundFeeFixed: fixed } = event;
  const excepted = paid.filter(({ refundable }) => !refundable);
  const words = say.refundRule;
  if (rule === 'none' || excepted.length === paid.length) return words.none;
  const end = new Date(event.startsAt.getTime() - (hours ?? 0) * hour);
  const fees = [
    ...(percent > 0 ? [words.ofPrice(formatPercent(percent, say))] : []),
    ...(fixed > 0 ? [words.perTicket(formatPrice(fixed, event.currency, say))] : []),
  ];
  return [
    rule === 'until' ? words.until(formatMoment(end, event.timezone, say)) : words.always,
    ...(excepted.length > 0 ? [words.except(excepted.map(({ name }) => name).join(', '))] : []),
    ...(fees.length > 0 ? [words.keeps(fees.join(` ${words.and} `))] : []),
  ].join(' ');
}
