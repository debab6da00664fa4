import type { Event } from '@echoplex/sdk';
import { stateWord } from '../services/events.js';
import { meter } from './bars.js';
import { formatShort, formatWhen } from './dates.js';
import { formatCount, formatMoney, formatPrice } from './money.js';
import { done, nothing, pairs } from './pairs.js';
import { renderList, type Column } from './table.js';
import { clean, type Terminal } from './terminal.js';
import { program } from '../config/program.js';

const colours: Record<string, 'green' | 'yellow' | 'red' | 'cyan' | 'dim'> = {
  'on sale': 'green',
  'sold out': 'yellow',
  upcoming: 'cyan',
  cancelled: 'red',
  ended: 'dim',
  draft: 'dim',
  hidden: 'dim',
};

/** A state in its colour. */
export function paintState(text: string, { paint }: Terminal): string {
  // What comes behind a comma only adds to it: `upcoming, hidden`.
  const [state = ''] = text.trim().split(',');
  return paint[colours[state] ?? 'reset'](text);
}

function countOf({ sales }: Event): string {
  if (!sales || (sales.quantity === 0 && sales.sold === 0)) return '–';
  return formatCount(sales.sold) + (sales.quantity === null ? '' : `/${formatCount(sales.quantity)}`);
}

function meterOf({ sales }: Event): string {
  const quantity = sales?.quantity ?? 0;
  return sales && quantity > 0 ? meter(sales.sold, quantity) : '';
}

function grossOf({ sales, currency }: Event): string {
  if (!sales) return '';
  return sales.gross === 0 && sales.sold > 0 ? 'free' : formatMoney(sales.gross, currency);
}

function salesColumns({ paint }: Terminal): Column<Event>[] {
  return [
    {
      header: ' ',
      value: meterOf,
      dropRank: 2,
      paint: (cell) => cell.replace(/▇+/, (full) => paint.cyan(full)).replace(/▁+/, (empty) => paint.dim(empty)),
    },
    { header: 'Sold', align: 'right', value: countOf },
    { header: 'Gross', align: 'right', value: grossOf, dropRank: 1 },
  ];
}

/** A table of events: when, what is sold, what came in. */
export function renderEvents(events: readonly Event[], terminal: Terminal, more?: string): string {
  const { paint } = terminal;
  if (events.length === 0) return nothing('No events yet.', `${program} events create`, terminal);
  const format = terminal.width < 100 ? formatShort : formatWhen;
  // Dates of a series come without what they sold.
  const sales = events.some((event) => event.sales !== undefined);
  const columns: Column<Event>[] = [
    { header: 'Event', value: ({ name }) => name, easesTo: 24, shrinksTo: 12, paint: (cell) => paint.bold(cell) },
    { header: 'When', value: ({ startsAt, timezone }) => format(startsAt, timezone) },
    ...(sales ? salesColumns(terminal) : []),
    { header: 'Status', value: stateWord, paint: (cell) => paintState(cell, terminal) },
    // Every other command asks for it, so it stays, and whole.
    { header: 'Slug', value: ({ slug }) => slug, paint: (cell) => paint.dim(cell) },
  ];
  return renderList(events, columns, terminal, more);
}

/** From the cheapest tier to the dearest; empty without tiers. */
export function priceRangeOf({ priceRange, currency }: Pick<Event, 'priceRange' | 'currency'>): string {
  if (priceRange === null) return '';
  const { min, max } = priceRange;
  return min === max ? formatPrice(min, currency) : `${formatPrice(min, currency)} to ${formatPrice(max, currency)}`;
}

function perBuyer({ maxTicketsPerBuyer: most }: Event): string {
  if (most === null) return 'no limit';
  return most === 1 ? '1 ticket over all orders' : `${formatCount(most)} tickets over all orders`;
}

/** Who gives tickets back, until when, and what is kept. */
export function refundsOf({ refundPolicy: { selfService, hoursBefore, feePercent, feeFixed }, currency }: Event): string {
  if (selfService === 'none') return 'by you alone';
  const until = hoursBefore === null || hoursBefore === 0 ? 'until it begins' : `until ${formatCount(hoursBefore)} h before`;
  const fees = [...(feePercent > 0 ? [`${feePercent} %`] : []), ...(feeFixed > 0 ? [`${formatMoney(feeFixed, currency)} a ticket`] : [])];
  return `by buyers ${until}${fees.length > 0 ? `, less ${fees.join(' and ')}` : ''}`;
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
        ['Category', event.category],
        ['Tags', event.tags.join(', ')],
        ['Prices', priceRangeOf(event)],
        ['Capacity', event.capacity === null ? 'as many as the tiers hold' : formatCount(event.capacity)],
        ['Currency', event.currency],
        ['Per order', `${event.maxTicketsPerOrder} tickets, held for ${event.holdMinutes} min`],
        ['Per buyer', perBuyer(event)],
        ['Refunds', refundsOf(event)],
        ['Visibility', event.visibility],
        [
          'Cancelled',
          event.cancelledAt && `${formatWhen(event.cancelledAt, timezone)}${event.cancelReason ? `: ${event.cancelReason}` : ''}`,
        ],
        ['Cover', event.coverImageUrl],
        ['Page', event.url],
        ['Slug', event.slug],
        ['Id', event.id],
        ['Series', event.seriesId],
        ['Version', String(event.version)],
      ],
      terminal,
    ),
  ].join('\n');
}

/** An event's new picture and its widths. */
export function renderCover({ name, coverImage }: Event, terminal: Terminal): string {
  const widths = coverImage?.sources.map(({ width }) => `${width}`).join(', ') ?? '';
  return [
    done(`${clean(name)} has its cover`, terminal),
    '',
    pairs(
      [
        ['Widths', widths === '' ? null : `${widths} px`],
        ['Address', coverImage?.url],
      ],
      terminal,
    ),
  ].join('\n');
}
