import type { Event, Tier } from '@echoplex/sdk';
import { formatWhen, timeHeader } from './dates.js';
import { paintState } from './events.js';
import { formatCount, formatPrice } from './money.js';
import { nothing } from './pairs.js';
import { renderList, type Column } from './table.js';
import type { Terminal } from './terminal.js';
import { program } from '../config/program.js';

function windowOf({ salesStartAt, salesEndAt }: Tier, timezone: string): string {
  if (salesStartAt === null && salesEndAt === null) return '';
  const from = salesStartAt === null ? '' : `from ${formatWhen(salesStartAt, timezone)}`;
  const until = salesEndAt === null ? '' : `until ${formatWhen(salesEndAt, timezone)}`;
  return [from, until].filter(Boolean).join(' ');
}

/** A table of an event's tiers in selling order. */
export function renderTiers(tiers: readonly Tier[], event: Event, terminal: Terminal, more?: string): string {
  const { paint } = terminal;
  if (tiers.length === 0) return nothing('No tiers yet.', `${program} tiers create ${event.slug} --name Standard --price 25.00`, terminal);
  const hasWindow = tiers.some((tier) => windowOf(tier, event.timezone) !== '');
  const columns: Column<Tier>[] = [
    { header: 'Tier', value: ({ name }) => name, shrinksTo: 12, paint: (cell) => paint.bold(cell) },
    { header: 'Price', align: 'right', value: ({ price }) => formatPrice(price, event.currency) },
    { header: 'Quantity', align: 'right', value: ({ quantity }) => (quantity === null ? '∞' : formatCount(quantity)) },
    { header: 'Left', align: 'right', value: ({ available }) => (available === null ? '∞' : formatCount(available)) },
    {
      header: 'Status',
      value: ({ salesState, visibility }) => `${salesState.replace('_', ' ')}${visibility === 'hidden' ? ', hidden' : ''}`,
      paint: (cell) => paintState(cell, terminal),
    },
    ...(hasWindow
      ? [{ header: timeHeader('Sales', event.timezone), value: (tier: Tier) => windowOf(tier, event.timezone), dropRank: 1 }]
      : []),
    { header: 'Id', value: ({ id }) => id, dropRank: 2, paint: (cell) => paint.dim(cell) },
  ];
  return renderList(tiers, columns, terminal, more);
}
