import type { Event, RepeatResult, Series } from '@echoplex/sdk';
import { program } from '../config/program.js';
import { formatWhen, timeHeader } from './dates.js';
import { paintState } from './events.js';
import { formatCount } from './money.js';
import { done, nextSteps, pairs } from './pairs.js';
import { renderTable } from './table.js';
import { clean, type Terminal } from './terminal.js';
import { stateWord } from '../services/events.js';

const dates = (count: number): string => (count === 1 ? '1 date' : `${formatCount(count)} dates`);

/** The dates that were made, and what can be done with them. */
export function renderRepeated({ series, events }: RepeatResult, terminal: Terminal): string {
  const { paint } = terminal;
  const [first] = events;
  if (first === undefined) return done(`${clean(series.name)} takes place on all of these already; nothing was added`, terminal);
  const table = renderTable(
    events,
    [
      { header: timeHeader('When', series.timezone), value: (event: Event) => formatWhen(event.startsAt, event.timezone) },
      { header: 'Status', value: stateWord, paint: (cell: string) => paintState(cell, terminal) },
      { header: 'Slug', value: ({ slug }: Event) => slug, paint: (cell: string) => paint.dim(cell) },
    ],
    terminal,
  );
  const steps: [string, string][] = [
    ['All its dates', `${program} series events ${series.id}`],
    ['Change them together', `${program} events update ${first.slug} --scope series …`],
    ...(first.status === 'draft' ? [['Put one on sale', `${program} events publish ${first.slug}`] as [string, string]] : []),
  ];
  return [
    done(`Added ${dates(events.length)} to ${paint.bold(clean(series.name))}`, terminal),
    '',
    table,
    '',
    nextSteps(steps, terminal),
  ].join('\n');
}

/** A series and how it repeats. */
export function renderSeries(series: Series, terminal: Terminal): string {
  const { name, rule, timezone, events, nextStartsAt, id } = series;
  return [
    `  ${terminal.paint.bold(clean(name))}   ${dates(events)}`,
    '',
    pairs(
      [
        ['Repeats', rule ?? 'on chosen dates'],
        ['Next', nextStartsAt === null ? 'no more dates' : `${formatWhen(nextStartsAt, timezone)} ${timezone}`],
        ['Id', id],
      ],
      terminal,
    ),
    '',
    nextSteps([['Its dates', `${program} series events ${id}`]], terminal),
  ].join('\n');
}
