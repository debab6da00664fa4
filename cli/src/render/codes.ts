import type { Event, PromoCode, PromoCodeCheck, Tier } from '@echoplex/sdk';
import { program } from '../config/program.js';
import { formatWhen, timeHeader } from './dates.js';
import { formatCount, formatMoney } from './money.js';
import { done, nextSteps, nothing, pairs } from './pairs.js';
import { tierNames } from './questions.js';
import { renderList, type Column } from './table.js';
import { clean, type Terminal } from './terminal.js';
import { priceWord } from './tiers.js';

type Discount = Pick<PromoCode, 'discountType' | 'percentOff' | 'amountOff' | 'amountOffPer'>;

/** What a code takes off, in words. */
export function discountWord({ discountType, percentOff, amountOff, amountOffPer }: Discount, currency: string): string {
  if (discountType === 'percent') return `${percentOff ?? 0} % off`;
  if (discountType === 'fixed')
    return `${formatMoney(amountOff ?? 0, currency)} off ${amountOffPer === 'ticket' ? 'a ticket' : 'the order'}`;
  return 'access only';
}

const usesOf = ({ uses, maxUses }: PromoCode): string => formatCount(uses) + (maxUses === null ? '' : `/${formatCount(maxUses)}`);

function windowOf({ startsAt, endsAt }: PromoCode, timezone: string): string {
  const from = startsAt === null ? '' : `from ${formatWhen(startsAt, timezone)}`;
  const until = endsAt === null ? '' : `until ${formatWhen(endsAt, timezone)}`;
  return [from, until].filter(Boolean).join(' ');
}

/** A table of an event's promo codes, newest first. */
export function renderCodes(codes: readonly PromoCode[], event: Event, tiers: readonly Tier[], terminal: Terminal, more?: string): string {
  const { paint } = terminal;
  const { slug, currency, timezone } = event;
  if (codes.length === 0) return nothing('No promo codes yet.', `${program} codes create ${slug} WELCOME --percent 20`, terminal);
  const has = (cell: (code: PromoCode) => string): boolean => codes.some((code) => cell(code) !== '');
  const window = (code: PromoCode): string => windowOf(code, timezone);
  const note = (code: PromoCode): string => code.note ?? '';
  const columns: Column<PromoCode>[] = [
    { header: 'Code', value: ({ code }) => code, paint: (cell) => paint.bold(cell) },
    { header: 'Discount', value: (code) => discountWord(code, currency) },
    { header: 'Used', align: 'right', value: usesOf },
    { header: 'Tiers', value: ({ tierIds }) => tierNames(tierIds, tiers) || 'all', easesTo: 16, shrinksTo: 8 },
    ...(has(window) ? [{ header: timeHeader('Valid', timezone), value: window, dropRank: 1 }] : []),
    ...(has(note) ? [{ header: 'Note', value: note, easesTo: 16, dropRank: 2 }] : []),
    { header: 'Id', value: ({ id }) => id, dropRank: 3, paint: (cell) => paint.dim(cell) },
  ];
  return renderList(codes, columns, terminal, more);
}

/** A code that was created or changed. */
export function renderCode(what: string, code: PromoCode, event: Event, tiers: readonly Tier[], terminal: Terminal): string {
  return [
    done(`${what} ${terminal.paint.bold(clean(code.code))}: ${discountWord(code, event.currency)}`, terminal),
    '',
    pairs(
      [
        ['Used', usesOf(code)],
        ['Per email', code.maxUsesPerEmail === null ? null : formatCount(code.maxUsesPerEmail)],
        ['Valid', windowOf(code, event.timezone)],
        ['Tiers', tierNames(code.tierIds, tiers) || 'all that are public'],
        ['Note', code.note],
        ['Id', code.id],
      ],
      terminal,
    ),
    '',
    nextSteps([['Try it as a buyer', `${program} codes check ${event.slug} ${code.code}`]], terminal),
  ].join('\n');
}

/** What a buyer gets for a code. */
export function renderCheck(check: PromoCodeCheck, event: Event, tiers: readonly Tier[], terminal: Terminal): string {
  const { code, tierIds, tiers: opened } = check;
  return [
    done(`${terminal.paint.bold(clean(code))} can be used: ${discountWord(check, event.currency)}`, terminal),
    '',
    pairs(
      [
        ['For', tierNames(tierIds, [...tiers, ...opened]) || 'all tiers'],
        ['Opens', opened.map((tier) => `${tier.name} (${priceWord(tier, event.currency)})`).join(', ')],
      ],
      terminal,
    ),
  ].join('\n');
}
