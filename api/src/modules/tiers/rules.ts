import type { EventModel, TierModel } from '../../db/models/events.js';
import { bodyFault, type Fault } from '../../errors/problem.js';
import { stepFaults } from '../../money/currency.js';

/** A tier as it would be: what a rule can see of a new one and of a changed one. */
export type TierDraft = Pick<
  TierModel,
  | 'price'
  | 'quantity'
  | 'minPerOrder'
  | 'maxPerOrder'
  | 'salesStartAt'
  | 'salesEndAt'
  | 'availableAfter'
  | 'payWhatYouWant'
  | 'suggestedPrice'
>;

function chainFault(id: string | null, { availableAfter }: TierDraft, tiers: TierModel[]): Fault | null {
  if (availableAfter === null) return null;
  const fault = (code: string, message: string): Fault => bodyFault('/availableAfter', code, message);
  const previous = tiers.find((tier) => tier.id === availableAfter);
  if (!previous) return fault('unknown_tier', 'This event has no such tier.');
  if (previous.quantity === null && previous.salesEndAt === null) {
    return fault('never_ends', `${previous.name} has neither a quantity nor an end of sale: nothing would ever follow it.`);
  }
  for (let next: TierModel | undefined = previous; next;) {
    if (next.id === id) return fault('circular', 'Tiers cannot wait for each other in a circle.');
    const before: string | null = next.availableAfter;
    next = tiers.find((tier) => tier.id === before);
  }
  return null;
}

/**
 * What is wrong with a tier that no schema can see.
 * @param id its own, when it is there already
 * @param tiers every tier of the event
 * @param before the tier as it is; faults that it has already are not told again
 */
export function tierFaults(id: string | null, draft: TierDraft, event: EventModel, tiers: TierModel[], before?: TierDraft): Fault[] {
  const { price, minPerOrder, maxPerOrder, salesStartAt, salesEndAt, payWhatYouWant, suggestedPrice } = draft;
  const faults: Fault[] = [];
  const fault = (pointer: string, code: string, message: string): void => void faults.push(bodyFault(pointer, code, message));
  const changes = (...fields: (keyof TierDraft)[]): boolean =>
    before === undefined || fields.some((field) => draft[field]?.valueOf() !== before[field]?.valueOf());
  const end = salesEndAt ?? event.endsAt;
  if (changes('minPerOrder', 'maxPerOrder') && maxPerOrder < minPerOrder) {
    fault('/maxPerOrder', 'below_minimum', `This must be at least minPerOrder (${minPerOrder}).`);
  }
  const { maxTicketsPerBuyer } = event;
  if (changes('minPerOrder') && maxTicketsPerBuyer !== null && minPerOrder > maxTicketsPerBuyer) {
    fault(
      '/minPerOrder',
      'above_buyer_limit',
      `One buyer can have at most ${maxTicketsPerBuyer} of this event: nobody could buy this tier.`,
    );
  }
  if (changes('salesEndAt') && end > event.endsAt) fault('/salesEndAt', 'after_event', 'Sales must end when the event does, or before.');
  if (changes('salesStartAt', 'salesEndAt') && salesStartAt && salesStartAt >= end)
    fault('/salesStartAt', 'after_end', 'Sales must begin before they end.');
  if (changes('suggestedPrice', 'payWhatYouWant') && suggestedPrice !== null && !payWhatYouWant) {
    fault('/suggestedPrice', 'fixed_price', 'A price is suggested only where buyers choose what they pay.');
  }
  if (changes('suggestedPrice', 'price') && suggestedPrice !== null && suggestedPrice < price) {
    fault('/suggestedPrice', 'below_minimum', `This must be at least the price (${price}), which is the minimum.`);
  }
  for (const field of ['price', 'suggestedPrice'] as const) {
    if (changes(field)) faults.push(...stepFaults(draft[field], event.currency, `/${field}`));
  }
  const waiting = tiers.find(({ availableAfter }) => id !== null && availableAfter === id);
  if (waiting && changes('quantity', 'salesEndAt') && draft.quantity === null && salesEndAt === null) {
    const message = `${waiting.name} waits for this tier: it needs a quantity or an end of sale.`;
    fault(changes('quantity') ? '/quantity' : '/salesEndAt', 'never_ends', message);
  }
  const circular = changes('availableAfter') ? chainFault(id, draft, tiers) : null;
  return circular ? [...faults, circular] : faults;
}
