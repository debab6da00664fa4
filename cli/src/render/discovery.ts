import type { Category, Event, EventFacets, EventSearchPage } from '@echoplex/sdk';
import { stateWord } from '../services/events.js';
import { formatShort } from './dates.js';
import { paintState, priceRangeOf } from './events.js';
import { formatCount } from './money.js';
import { nothing, pairs } from './pairs.js';
import { renderList, renderTable, type Column } from './table.js';
import type { Terminal } from './terminal.js';
import { program } from '../config/program.js';

const placeOf = ({ venue, online }: Event): string =>
  venue === null ? (online ? 'online' : '') : [venue.city ?? venue.name, ...(online ? ['online'] : [])].join(', ');

const distanceOf = ({ distance }: Event): string =>
  distance === undefined ? '' : distance < 1000 ? `${distance} m` : `${formatCount(Math.round(distance / 100) / 10)} km`;

function facetLines({ sampled, categories, cities, months, prices, online }: EventFacets, terminal: Terminal): string[] {
  const line = (counts: EventFacets['categories']): string => counts.map(({ label, count }) => `${label} ${formatCount(count)}`).join(', ');
  const rows = [
    ['Categories', line(categories)],
    ['Cities', line(cities)],
    ['Months', line(months)],
    ['Prices', line(prices)],
    ['Where', line(online)],
  ] as const;
  if (rows.every(([, counts]) => counts === '')) return [];
  return ['', pairs(rows, terminal), ...(sampled ? [`  ${terminal.paint.dim('Counted over the next events only.')}`] : [])];
}

/** What was found, with the way to more. */
export function renderFound({ data, facets }: EventSearchPage, terminal: Terminal, more?: string): string {
  const { paint } = terminal;
  if (data.length === 0) return nothing('No events found. With fewer words there may be:', `${program} events search`, terminal);
  const columns: Column<Event>[] = [
    { header: 'Event', value: ({ name }) => name, easesTo: 24, shrinksTo: 12, paint: (cell) => paint.bold(cell) },
    { header: 'When', value: ({ startsAt, timezone }) => formatShort(startsAt, timezone) },
    { header: 'Where', value: placeOf, easesTo: 16, dropRank: 1 },
    ...(data.some(({ distance }) => distance !== undefined)
      ? [{ header: 'Away', align: 'right' as const, value: distanceOf, dropRank: 2 }]
      : []),
    { header: 'Price', align: 'right', value: (event) => priceRangeOf(event) || '–', dropRank: 3 },
    { header: 'Status', value: stateWord, dropRank: 4, paint: (cell) => paintState(cell, terminal) },
    { header: 'Slug', value: ({ slug }) => slug, paint: (cell) => paint.dim(cell) },
  ];
  return [renderList(data, columns, terminal, more), ...(facets ? facetLines(facets, terminal) : [])].join('\n');
}

/** Categories with how deep they are, children below their parents. */
export function treeOf(categories: readonly Category[]): { category: Category; depth: number }[] {
  const known = new Set(categories.map(({ slug }) => slug));
  const below = (parent: string | null, depth: number): { category: Category; depth: number }[] =>
    categories
      .filter((one) => (one.parent !== null && known.has(one.parent) ? one.parent : null) === parent)
      .sort((a, b) => a.position - b.position || a.name.localeCompare(b.name))
      .flatMap((category) => [{ category, depth }, ...below(category.slug, depth + 1)]);
  return below(null, 0);
}

/** The tree of categories. */
export function renderCategories(categories: readonly Category[], terminal: Terminal): string {
  const { paint } = terminal;
  if (categories.length === 0) return '  No categories.';
  return renderTable(
    treeOf(categories),
    [
      {
        header: 'Category',
        value: ({ category, depth }) => '   '.repeat(depth) + category.name,
        paint: (cell, { depth }) => (depth === 0 ? paint.bold(cell) : cell),
      },
      { header: 'Slug', value: ({ category }) => category.slug, paint: (cell) => paint.dim(cell) },
    ],
    terminal,
  );
}
