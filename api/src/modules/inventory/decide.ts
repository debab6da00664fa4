import type { ProblemCode } from '../../errors/codes.js';
import type { Fault } from '../../errors/problem.js';
import { amountStep } from '../../money/currency.js';
import { availableOf, tierSalesState } from './sales-state.js';

/** The locked event row, as far as stock is concerned. */
export interface EventStock {
  status: 'draft' | 'published' | 'cancelled';
  endsAt: Date;
  capacity: number | null;
  held: number;
  sold: number;
  maxTicketsPerOrder: number;
  currency: string;
}
/** A locked tier row. */
export interface TierStock {
  id: string;
  name: string;
  price: number;
  quantity: number | null;
  held: number;
  sold: number;
  minPerOrder: number;
  maxPerOrder: number;
  salesStartAt: Date | null;
  salesEndAt: Date | null;
  availableAfter: string | null;
  payWhatYouWant: boolean;
}
export interface WantedItem {
  tierId: string;
  quantity: number;
  /** What the buyer wants to pay for one, where they choose; in minor units. */
  unitPrice?: number;
}
/** An item at the price it was held for. */
export interface HeldItem extends WantedItem {
  name: string;
  unitPrice: number;
}
export type Decision = { held: HeldItem[] } | { refused: { code: ProblemCode; detail: string; errors: Fault[] } };

interface Refusal {
  code: ProblemCode;
  message: string;
  /** The field at fault; the quantity without a word. */
  field?: 'tierId' | 'quantity' | 'unitPrice';
  available?: number;
}

const tickets = (count: number): string => `${count} ${count === 1 ? 'ticket' : 'tickets'}`;

function refusePrice(tier: TierStock, unitPrice: number | undefined, currency: string): Refusal | null {
  if (unitPrice === undefined) return null;
  if (!tier.payWhatYouWant) {
    return unitPrice === tier.price ? null : { code: 'validation_failed', field: 'unitPrice', message: `${tier.name} has a fixed price.` };
  }
  const refused = (message: string): Refusal => ({ code: 'validation_failed', field: 'unitPrice', message });
  if (unitPrice < tier.price) return refused(`${tier.name} costs at least ${tier.price} in minor units.`);
  const step = amountStep(currency);
  return unitPrice % step === 0
    ? null
    : refused(`Amounts in ${currency} are charged in steps of ${step}: this must be a multiple of ${step}.`);
}

function refuseItem(
  event: EventStock,
  tiers: ReadonlyMap<string, TierStock>,
  { tierId, quantity, unitPrice }: WantedItem,
  now: Date,
): Refusal | null {
  const tier = tiers.get(tierId);
  if (!tier) return { code: 'validation_failed', field: 'tierId', message: 'This event has no such tier.' };
  const state = tierSalesState(event, tier, tiers.values(), now);
  if (state === 'upcoming') return { code: 'sales_not_started', message: `${tier.name} is not on sale yet.` };
  if (state === 'ended') return { code: 'sales_ended', message: `${tier.name} is no longer on sale.` };
  if (state === 'sold_out') return { code: 'sold_out', message: `${tier.name} is sold out.`, available: 0 };
  if (quantity < tier.minPerOrder) {
    return { code: 'limit_exceeded', message: `${tier.name} is sold from ${tickets(tier.minPerOrder)} an order.` };
  }
  if (quantity > tier.maxPerOrder) {
    return { code: 'limit_exceeded', message: `${tier.name} is limited to ${tickets(tier.maxPerOrder)} an order.` };
  }
  const available = availableOf(event, tier);
  if (available !== null && quantity > available) {
    return { code: 'insufficient_quantity', message: `${tickets(available)} of ${tier.name} left.`, available };
  }
  return refusePrice(tier, unitPrice, event.currency);
}

const fault = (index: number, { code, message, field = 'quantity', available }: Refusal): Fault => ({
  in: 'body',
  pointer: `/items/${index}/${field}`,
  code: field === 'tierId' ? 'unknown_tier' : field === 'unitPrice' ? 'price_not_possible' : code,
  message,
  ...(available === undefined ? {} : { available }),
});

const refuse = (code: ProblemCode, detail: string, errors: Fault[] = []): Decision => ({ refused: { code, detail, errors } });

/**
 * Decides whether an order's items can be held: all of them or none. Pure: the same stock, wish and clock give the same answer.
 * @param now the database's clock
 */
export function decideHold(event: EventStock, tiers: ReadonlyMap<string, TierStock>, items: WantedItem[], now: Date): Decision {
  if (event.status !== 'published') return refuse('event_not_on_sale', 'This event is not on sale.');
  if (now >= event.endsAt) return refuse('sales_ended', 'This event is over.');
  const twice = items.findIndex((item, index) => items.findIndex((other) => other.tierId === item.tierId) !== index);
  if (twice >= 0) {
    const message = 'This tier stands in the order twice. Add up its quantities.';
    return refuse('validation_failed', message, [{ in: 'body', pointer: `/items/${twice}/tierId`, code: 'duplicate', message }]);
  }
  const refusals = items.flatMap((item, index) => {
    const refusal = refuseItem(event, tiers, item, now);
    return refusal ? [{ index, refusal }] : [];
  });
  if (refusals[0]) {
    const errors = refusals.map(({ index, refusal }) => fault(index, refusal));
    return refuse(refusals[0].refusal.code, refusals.map(({ refusal }) => refusal.message).join(' '), errors);
  }
  const wanted = items.reduce((sum, { quantity }) => sum + quantity, 0);
  if (wanted > event.maxTicketsPerOrder) {
    return refuse('limit_exceeded', `At most ${tickets(event.maxTicketsPerOrder)} fit into one order.`);
  }
  const left = event.capacity === null ? Infinity : event.capacity - event.held - event.sold;
  if (wanted > left) {
    const errors = items.map((_, index) =>
      fault(index, { code: 'insufficient_quantity', message: `${tickets(left)} left.`, available: left }),
    );
    return refuse('insufficient_quantity', `${tickets(left)} left over all tiers.`, errors);
  }
  return {
    held: items.map(({ tierId, quantity, unitPrice }) => {
      const tier = tiers.get(tierId) as TierStock;
      return { tierId, quantity, name: tier.name, unitPrice: unitPrice ?? tier.price };
    }),
  };
}
