import type { Event, EventAnalytics } from '@echoplex/sdk';
import { bar, condense, sparkline } from './bars.js';
import { formatDay, formatHour, formatWhen } from './dates.js';
import { formatCount, formatMoney } from './money.js';
import { renderTable, type Column } from './table.js';
import { clean, cut, pad, widthOf, type Terminal } from './terminal.js';

type TierSales = EventAnalytics['tiers'][number];

const steps: Record<EventAnalytics['interval'], { one: string; many: string }> = {
  hour: { one: 'an hour', many: 'hours' },
  day: { one: 'a day', many: 'days' },
  week: { one: 'a week', many: 'weeks' },
};

function periodOf({ from, to, timezone }: EventAnalytics): string {
  // `to` is not included: a period that ends at midnight ended the day before.
  const last = new Date(Date.parse(to) - 1).toISOString();
  if (from === null) return 'no orders yet';
  const days = [formatDay(from, timezone), formatDay(last, timezone)];
  return [...new Set(days)].join(' – ');
}

function renderSeries({ series, interval, timezone }: EventAnalytics, { width, paint }: Terminal): string[] {
  const most = Math.max(0, ...series.map(({ tickets }) => tickets));
  const best = series.find(({ tickets }) => tickets === most);
  if (best === undefined || most === 0) return [];
  const when =
    interval === 'hour' ? `${formatDay(best.start, timezone)}, ${formatHour(best.start, timezone)}` : formatDay(best.start, timezone);
  const note = `max ${formatCount(most)} ${interval === 'week' ? 'in the week of' : 'on'} ${when}`;
  const label = `Tickets ${steps[interval].one}`;
  const room = Math.min(width, 120) - label.length - note.length - 8;
  const tickets = series.map((point) => point.tickets);
  const { values, step } = condense(tickets, room);
  const condensed = step > 1 ? condense(tickets, room - 4) : { values, step };
  const shownLabel = condensed.step > 1 ? `Tickets in ${condensed.step} ${steps[interval].many}` : label;
  return ['', `  ${shownLabel}   ${paint.cyan(sparkline(condensed.values))}   ${paint.dim(note)}`];
}

function tierColumns(analytics: EventAnalytics, terminal: Terminal): Column<TierSales>[] {
  const { paint, width } = terminal;
  const { tiers, currency } = analytics;
  const scale = Math.max(1, ...tiers.map(({ quantity, tickets }) => Math.max(quantity ?? 0, tickets)));
  const barWidth = width >= 100 ? 32 : 22;
  const anyHeld = tiers.some(({ held }) => held > 0);
  return [
    { header: 'Tier', value: ({ name }) => name, shrinksTo: 10, paint: (cell) => paint.bold(cell) },
    {
      header: 'Sold',
      value: ({ tickets, available }) => {
        const drawn = `${bar(tickets, scale, barWidth)}${available === 0 ? ' sold out' : ''}`;
        return pad(drawn.trimStart(), barWidth + 1);
      },
      paint: (cell) => cell.replace(/[█▉▊▋▌▍▎▏]+/, (blocks) => paint.cyan(blocks)).replace('sold out', paint.yellow('sold out')),
    },
    { header: '', align: 'right', value: ({ tickets }) => formatCount(tickets) },
    ...(anyHeld ? [{ header: 'Held', align: 'right' as const, value: ({ held }: TierSales) => formatCount(held), dropRank: 1 }] : []),
    { header: 'Left', align: 'right', value: ({ available }) => (available === null ? '∞' : formatCount(available)) },
    { header: 'Gross', align: 'right', value: ({ gross, price }) => (price === 0 && gross === 0 ? 'free' : formatMoney(gross, currency)) },
  ];
}

/** How often it was looked at, how far people came, and who sent them. */
function renderViews({ views: { total, byStep, referrers } }: EventAnalytics, { paint, width }: Terminal): string[] {
  if (total === 0) return [];
  const steps = byStep.map(({ step, views }) => `${step} ${formatCount(views)}`).join(' → ');
  const from = referrers.map(({ host, views }) => `${clean(host)} ${formatCount(views)}`).join(', ');
  const line = `  Views ${formatCount(total)}   ${steps}`;
  return ['', paint.dim(line), ...(from === '' ? [] : [`  ${paint.dim(cut(`from ${from}`, width - 2))}`])];
}

/** What an event sold: totals, the way there, and each tier. */
export function renderAnalytics(analytics: EventAnalytics, event: Event, terminal: Terminal): string {
  const { paint, width } = terminal;
  const { totals, currency } = analytics;
  const when = `${formatWhen(event.startsAt, event.timezone)} ${event.timezone}`;
  const period = periodOf(analytics);
  const line = Math.min(width, 80);
  const name = cut(clean(event.name), Math.max(12, line - widthOf(when) - widthOf(period) - 8));
  const title = `  ${paint.bold(name)} · ${when}`;
  const used = widthOf(name) + widthOf(when) + 5;
  const fits = used + 3 + widthOf(period) <= line;
  const figures = [
    ['Orders', formatCount(totals.orders)],
    ['Tickets', formatCount(totals.tickets)],
    ['Gross', formatMoney(totals.gross, currency)],
    ...(totals.discount > 0 ? [['Discounts', formatMoney(totals.discount, currency)]] : []),
    ...(totals.refunded > 0 ? [['Refunded', formatMoney(totals.refunded, currency)]] : []),
  ];
  const tiers = analytics.tiers.length === 0 ? [] : ['', renderTable(analytics.tiers, tierColumns(analytics, terminal), terminal)];
  return [
    fits ? `${title}${' '.repeat(line - used - widthOf(period))}${paint.dim(period)}` : `${title}\n  ${paint.dim(period)}`,
    '',
    `  ${figures.map(([label, figure]) => `${paint.dim(label)} ${paint.bold(figure)}`).join('     ')}`,
    ...renderSeries(analytics, terminal),
    ...tiers,
    ...renderViews(analytics, terminal),
  ].join('\n');
}
