import type { Event } from '@echoplex/sdk';
import { stateWord } from '../services/events.js';
import { meter } from './bars.js';
import { formatWhen } from './dates.js';
import { formatCount, formatMoney } from './money.js';
import { pairs } from './pairs.js';
import { renderTable, type Column } from './table.js';
import { clean, pad, type Terminal } from './terminal.js';

const colours: Record<string, 'green' | 'yellow' | 'red' | 'cyan' | 'dim'> = {
  'on sale': 'green',
  'sold out': 'yellow',
  upcoming: 'cyan',
  cancelled: 'red',
  ended: 'dim',
  draft: 'dim',
};

/** A state in its colour. */
export function paintState(text: string, { paint }: Terminal): string {
  return paint[colours[text.trim()] ?? 'reset'](text);
}

function countOf({ sales }: Event): string {
  if (!sales || (sales.quantity === 0 && sales.sold === 0)) return '–';
  return formatCount(sales.sold) + (sales.quantity === null ? '' : `/${formatCount(sales.quantity)}`);
}

function soldOf(event: Event, countWidth: number, meterWidth: number): string {
  const quantity = event.sales?.quantity ?? 0;
  const drawn = event.sales && quantity > 0 ? meter(event.sales.sold, quantity, meterWidth) : ' '.repeat(meterWidth);
  return `${drawn}  ${pad(countOf(event), countWidth, 'right')}`;
}

function grossOf({ sales, currency }: Event): string {
  if (!sales) return '';
  return sales.gross === 0 && sales.sold > 0 ? 'free' : formatMoney(sales.gross, currency);
}

/** A table of events: when, what is sold, what came in. */
export function renderEvents(events: readonly Event[], terminal: Terminal, more?: string): string {
  const { paint } = terminal;
  if (events.length === 0) return `  No events yet.     ${paint.cyan('echoplex events create')}`;
  const countWidth = Math.max(...events.map((event) => countOf(event).length));
  const meterWidth = terminal.width < 90 ? 5 : 8;
  const columns: Column<Event>[] = [
    { header: 'Event', value: ({ name }) => name, shrinksTo: 12, paint: (cell) => paint.bold(cell) },
    { header: 'When', value: ({ startsAt, timezone }) => formatWhen(startsAt, timezone) },
    {
      header: 'Sold',
      align: 'right',
      value: (event) => soldOf(event, countWidth, meterWidth),
      paint: (cell) => cell.replace(/▇+/, (full) => paint.cyan(full)).replace(/▁+/, (empty) => paint.dim(empty)),
    },
    { header: 'Gross', align: 'right', value: grossOf },
    { header: 'Status', value: stateWord, paint: (cell) => paintState(cell, terminal) },
    { header: 'Slug', value: ({ slug }) => slug, dropRank: 1, paint: (cell) => paint.dim(cell) },
  ];
  const table = renderTable(events, columns, terminal);
  return more === undefined ? table : `${table}\n\n  ${paint.dim('More:')} ${paint.cyan(more)}`;
}

/** One event with everything an organizer looks up. */
export function renderEvent(event: Event, terminal: Terminal): string {
  const { paint } = terminal;
  const { venue, startsAt, endsAt, timezone } = event;
  const place = venue && [venue.name, venue.address, venue.city, venue.country].filter(Boolean).join(', ');
  return [
    `  ${paint.bold(clean(event.name))}   ${paintState(stateWord(event), terminal)}`,
    ...(event.summary ? [`  ${paint.dim(clean(event.summary))}`] : []),
    '',
    pairs(
      [
        ['Starts', `${formatWhen(startsAt, timezone)} ${timezone}`],
        ['Ends', formatWhen(endsAt, timezone)],
        ['Venue', place],
        ['Online', event.onlineUrl],
        ['Capacity', event.capacity === null ? 'as many as the tiers hold' : formatCount(event.capacity)],
        ['Currency', event.currency],
        ['Per order', `${event.maxTicketsPerOrder} tickets, held for ${event.holdMinutes} min`],
        ['Visibility', event.visibility],
        ['Slug', event.slug],
        ['Id', event.id],
      ],
      terminal,
    ),
  ].join('\n');
}
