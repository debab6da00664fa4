import type { Event, Tier } from '@echoplex/sdk';
import { embedSnippet } from '../services/events.js';
import { formatWhen } from './dates.js';
import { formatCount, formatPrice } from './money.js';
import { done, nextSteps } from './pairs.js';
import { clean, type Terminal } from './terminal.js';
import { program } from '../config/program.js';

/** What was created, and how it becomes an event that sells. */
export function renderCreatedEvent(event: Event, terminal: Terminal): string {
  const { slug, name, startsAt, timezone, id } = event;
  return [
    done(`Created the draft ${terminal.paint.bold(clean(name))}, ${formatWhen(startsAt, timezone)} ${timezone}`, terminal),
    `    ${terminal.paint.dim(`${slug}  ${id}`)}`,
    '',
    nextSteps(
      [
        ['Add tickets', `${program} tiers create ${slug} --name Standard --price 25.00`],
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
    done(
      `Created ${terminal.paint.bold(clean(tier.name))} for ${clean(event.name)}: ${formatPrice(tier.price, currency)}, ${quantity}`,
      terminal,
    ),
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
        ['Those lines again', `${program} embed ${slug}`],
        ['Watch it sell', `${program} analytics event ${slug}`],
      ],
      terminal,
    ),
  ].join('\n');
}
