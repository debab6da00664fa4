import type { Event, Tier } from '@echoplex/sdk';
import { formatWhen, timeHeader } from './dates.js';
import { paintState } from './events.js';
import { formatCount, formatMoney, formatPrice } from './money.js';
import { done, nothing, pairs } from './pairs.js';
import { renderList, type Column } from './table.js';
import { clean, type Terminal } from './terminal.js';
import { program } from '../config/program.js';

type Names = ReadonlyMap<string, string>;

function windowOf({ salesStartAt, salesEndAt, availableAfter }: Tier, timezone: string, names: Names): string {
  const after = availableAfter === null ? '' : `after ${names.get(availableAfter) ?? availableAfter}`;
  const from = salesStartAt === null ? '' : `from ${formatWhen(salesStartAt, timezone)}`;
  const until = salesEndAt === null ? '' : `until ${formatWhen(salesEndAt, timezone)}`;
  return [after, from, until].filter(Boolean).join(' ');
}

/** What one ticket costs: `€32.00`, `free`, or `from €5.00` where buyers choose. */
export function priceWord({ price, payWhatYouWant }: Pick<Tier, 'price' | 'payWhatYouWant'>, currency: string): string {
  if (!payWhatYouWant) return formatPrice(price, currency);
  return price === 0 ? 'any price' : `from ${formatMoney(price, currency)}`;
}

function leftOf({ available, quantity }: Tier, isNarrow = false): string {
  if (available === null) return '∞';
  return formatCount(available) + (quantity === null || isNarrow ? '' : `/${formatCount(quantity)}`);
}

function stateOf({ salesState, visibility }: Tier, isNarrow = false): string {
  if (visibility === 'public') return salesState.replace('_', ' ');
  return isNarrow ? 'hidden' : `${salesState.replace('_', ' ')}, hidden`;
}

/** A table of an event's tiers in selling order. */
export function renderTiers(tiers: readonly Tier[], event: Event, terminal: Terminal, more?: string): string {
  const { paint } = terminal;
  if (tiers.length === 0) return nothing('No tiers yet.', `${program} tiers create ${event.slug} --name Standard --price 25.00`, terminal);
  const names = new Map(tiers.map(({ id, name }) => [id, name]));
  // Names and ids are what the next command is typed with: on a narrow terminal the rest is said in fewer words.
  const isNarrow = terminal.width < 100;
  const hasWindow = tiers.some((tier) => windowOf(tier, event.timezone, names) !== '');
  const columns: Column<Tier>[] = [
    { header: 'Tier', value: ({ name }) => name, easesTo: 18, shrinksTo: 8, paint: (cell) => paint.bold(cell) },
    { header: 'Price', align: 'right', value: (tier) => priceWord(tier, event.currency) },
    { header: 'Left', align: 'right', value: (tier) => leftOf(tier, isNarrow) },
    { header: 'Status', value: (tier) => stateOf(tier, isNarrow), paint: (cell) => paintState(cell, terminal) },
    ...(hasWindow
      ? [{ header: timeHeader('Sales', event.timezone), value: (tier: Tier) => windowOf(tier, event.timezone, names), dropRank: 1 }]
      : []),
    // Every change asks for it, so it stays, and whole.
    { header: 'Id', value: ({ id }) => id, paint: (cell) => paint.dim(cell) },
  ];
  return renderList(tiers, columns, terminal, more);
}

/**
 * One tier with everything an organizer looks up.
 * @param before The name of the tier that has to be sold out or over first.
 */
export function renderTier(tier: Tier, event: Event, terminal: Terminal, before: string | null): string {
  const { timezone, currency } = event;
  const { suggestedPrice, description } = tier;
  const at = (time: string | null): string | null => (time === null ? null : `${formatWhen(time, timezone)} ${timezone}`);
  return [
    `  ${terminal.paint.bold(clean(tier.name))}   ${paintState(stateOf(tier), terminal)}`,
    ...(description ? [`  ${terminal.paint.dim(clean(description))}`] : []),
    '',
    pairs(
      [
        ['Event', event.name],
        ['Price', priceWord(tier, currency)],
        ['Suggested', suggestedPrice === null ? null : formatMoney(suggestedPrice, currency)],
        ['Quantity', tier.quantity === null ? 'as many as the event holds' : formatCount(tier.quantity)],
        ['Left', leftOf(tier)],
        ['Per order', `${tier.minPerOrder} to ${tier.maxPerOrder}`],
        ['Sold from', at(tier.salesStartAt)],
        ['Sold until', at(tier.salesEndAt)],
        ['Sold after', before],
        ['Refundable', tier.refundable ? 'yes' : 'no'],
        ['Id', tier.id],
      ],
      terminal,
    ),
  ].join('\n');
}

/** A tier after a change. */
export function renderChangedTier(tier: Tier, event: Event, terminal: Terminal, before: string | null): string {
  return `${done('Saved', terminal)}\n\n${renderTier(tier, event, terminal, before)}`;
}
