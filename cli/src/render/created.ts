import type { Event, Tier } from '@echoplex/sdk';
import { embedSnippet } from '../services/events.js';
import { formatWhen } from './dates.js';
import { formatCount } from './money.js';
import { done, nextSteps } from './pairs.js';
import { clean, type Terminal } from './terminal.js';
import { priceWord } from './tiers.js';
import { program } from '../config/program.js';

/** How much of each belongs to a new event. */
interface Parts {
  tiers: { length: number };
  questions: { length: number };
  promoCodes: { length: number };
}

const counted = ({ length }: { length: number }, one: string): string[] =>
  length === 0 ? [] : [length === 1 ? `1 ${one}` : `${formatCount(length)} ${one}s`];

/** What was created, and how it becomes an event that sells. */
export function renderCreatedEvent(event: Event, terminal: Terminal, parts?: Parts): string {
  const { slug, name, startsAt, timezone, id } = event;
  const parted = parts
    ? [...counted(parts.tiers, 'tier'), ...counted(parts.questions, 'question'), ...counted(parts.promoCodes, 'promo code')]
    : [];
  const hasTiers = parts !== undefined && parts.tiers.length > 0;
  return [
    done(`Created the draft ${terminal.paint.bold(clean(name))}, ${formatWhen(startsAt, timezone)} ${timezone}`, terminal),
    ...(parted.length > 0 ? [`    with ${parted.join(', ')}`] : []),
    `    ${terminal.paint.dim(`${slug}  ${id}`)}`,
    '',
    nextSteps(
      [
        hasTiers
          ? ['See the tickets', `${program} tiers list ${slug}`]
          : ['Add tickets', `${program} tiers create ${slug} --name Standard --price 25.00`],
        ['Go on sale', `${program} events publish ${slug}`],
      ],
      terminal,
    ),
  ].join('\n');
}

/** The copy, and what is probably to be changed in it. */
export function renderDuplicated({ name, slug, id, startsAt, timezone }: Event, terminal: Terminal): string {
  return [
    done(`Created the draft ${terminal.paint.bold(clean(name))}, ${formatWhen(startsAt, timezone)} ${timezone}`, terminal),
    `    ${terminal.paint.dim(`${slug}  ${id}`)}`,
    '',
    nextSteps(
      [
        ['See its tickets', `${program} tiers list ${slug}`],
        ['Change it', `${program} events update ${slug} …`],
        ['Go on sale', `${program} events publish ${slug}`],
      ],
      terminal,
    ),
  ].join('\n');
}

/** The tier, and what to do with it. */
export function renderCreatedTier(tier: Tier, event: Event, terminal: Terminal): string {
  const { slug, currency, status } = event;
  const quantity = tier.quantity === null ? 'as many as the event holds' : `${formatCount(tier.quantity)} tickets`;
  const { capacity } = event;
  const limit =
    capacity !== null && tier.quantity !== null && tier.quantity > capacity
      ? [`    ${terminal.paint.yellow(`The event's capacity of ${formatCount(capacity)} limits this.`)}`]
      : [];
  const steps: [string, string][] = [
    ['Add another', `${program} tiers create ${slug} --name "…" --price 25.00`],
    ...(status === 'draft' ? [['Go on sale', `${program} events publish ${slug}`] as [string, string]] : []),
  ];
  return [
    done(`Created ${terminal.paint.bold(clean(tier.name))} for ${clean(event.name)}: ${priceWord(tier, currency)}, ${quantity}`, terminal),
    ...limit,
    `    ${terminal.paint.dim(tier.id)}`,
    '',
    nextSteps(steps, terminal),
  ].join('\n');
}

/** That an event can be seen and bought, and how it gets into a page. */
export function renderPublished(event: Event, apiUrl: string, terminal: Terminal): string {
  const { slug, name } = event;
  return [
    done(`${terminal.paint.bold(clean(name))} is published`, terminal),
    '',
    '  Put this where the tickets should be:',
    '',
    embedSnippet(apiUrl, event).replaceAll(/^/gm, '    '),
    '',
    nextSteps(
      [
        ['See its page', `${program} events open ${slug}`],
        ['Those lines again', `${program} embed ${slug}`],
        ['Watch it sell', `${program} analytics event ${slug}`],
      ],
      terminal,
    ),
  ].join('\n');
}
