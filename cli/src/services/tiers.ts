import type { EchoPlex, Event, Tier, TierInput, TierUpdate } from '@echoplex/sdk';
import { program } from '../config/program.js';
import { UsageError } from '../errors.js';
import { parseMoney } from '../parse/money.js';
import { nearest } from '../parse/near.js';
import { parseTime } from '../parse/time.js';
import { given, orNull } from './given.js';

/** What `tiers create` or `tiers update` was given, before it is read. */
export interface TierWords {
  name?: string | undefined;
  price?: string | undefined;
  description?: string | undefined;
  quantity?: number | null | undefined;
  salesStart?: string | undefined;
  salesEnd?: string | undefined;
  /** A tier's name or id; empty for none. */
  availableAfter?: string | undefined;
  minPerOrder?: number | undefined;
  maxPerOrder?: number | undefined;
  payWhatYouWant?: boolean | undefined;
  suggestedPrice?: string | undefined;
  refundable?: boolean | undefined;
  hidden?: boolean | undefined;
  position?: number | undefined;
}

/** Every tier of an event that the credential may see, in selling order. */
export async function allTiers(echoplex: EchoPlex, event: string): Promise<Tier[]> {
  const tiers: Tier[] = [];
  for await (const tier of echoplex.tiers.list(event, { limit: 200 })) tiers.push(tier);
  return tiers;
}

/** The tiers among which ids are looked up by name; none where there is nothing to look up. */
export async function tiersFor(echoplex: EchoPlex, event: string, ids: readonly string[]): Promise<Tier[]> {
  return ids.length === 0 ? [] : await allTiers(echoplex, event);
}

const isTierId = (text: string): boolean => /^tier_[0-9a-z]{26}$/.test(text);

/** One of an event's tiers, by id or name. @throws {UsageError} that tells which there are. */
export function pickTier(tiers: readonly Tier[], wanted: string, event: string): Tier {
  const found = tiers.filter(({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase());
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  if (only !== undefined)
    throw new UsageError(`More than one tier is called "${wanted}".`, { hint: `Give an id: ${found.map(({ id }) => id).join(', ')}` });
  const names = tiers.map(({ name }) => name);
  const near = nearest(wanted, names);
  const known = names.length === 0 ? `It has none yet: ${program} tiers create ${event}` : `There are: ${names.join(', ')}.`;
  throw new UsageError(`There is no tier "${wanted}".`, { hint: near === undefined ? known : `Did you mean "${near}"?` });
}

/** The ids of tiers that are named by id or name; nothing is asked where all are ids. */
export async function tierIds(echoplex: EchoPlex, event: string, wanted: readonly string[]): Promise<string[]> {
  if (wanted.every(isTierId)) return [...new Set(wanted)];
  const tiers = await allTiers(echoplex, event);
  return [...new Set(wanted.map((one) => pickTier(tiers, one, event).id))];
}

/** Finds a tier by its id, or by its name; that needs the event. */
export async function findTier(echoplex: EchoPlex, wanted: string, event: string | undefined): Promise<{ tier: Tier; event: Event }> {
  if (event !== undefined) {
    const [found, tiers] = await Promise.all([echoplex.events.get(event), allTiers(echoplex, event)]);
    return { tier: pickTier(tiers, wanted, event), event: found };
  }
  if (!wanted.startsWith('tier_'))
    throw new UsageError(`To find the tier "${wanted}" by its name, name its event.`, {
      hint: `Add --event EVENT, or give the tier's id (tier_…): ${program} tiers list EVENT`,
    });
  const tier = await echoplex.tiers.get(wanted);
  return { tier, event: await echoplex.events.get(tier.eventId) };
}

/** The name of the tier that has to be sold out or over before this one sells; null where there is none. */
export async function nameBefore(echoplex: EchoPlex, { availableAfter }: Tier): Promise<string | null> {
  return availableAfter === null ? null : (await echoplex.tiers.get(availableAfter)).name;
}

type Clocks = Pick<Event, 'currency' | 'timezone'>;

function fieldsOf(words: TierWords, { currency, timezone }: Clocks, availableAfter: string | null | undefined) {
  const { name, description, quantity, minPerOrder, maxPerOrder, position, payWhatYouWant, refundable } = words;
  const timeOf = (text: string | undefined, flag: string, options?: { endOfDay: boolean }): string | null | undefined =>
    text === undefined || text === '' ? orNull(text) : parseTime(text, timezone, flag, options);
  const moneyOf = (text: string | undefined, flag: string): number | null | undefined =>
    text === undefined ? undefined : text === '' ? null : parseMoney(text, currency, flag);
  return given({
    name,
    description: orNull(description),
    quantity,
    minPerOrder,
    maxPerOrder,
    position,
    payWhatYouWant,
    suggestedPrice: moneyOf(words.suggestedPrice, '--suggested-price'),
    refundable,
    availableAfter,
    visibility: words.hidden === undefined ? undefined : words.hidden ? ('hidden' as const) : ('public' as const),
    salesStartAt: timeOf(words.salesStart, '--sales-start'),
    salesEndAt: timeOf(words.salesEnd, '--sales-end', { endOfDay: true }),
  });
}

/**
 * Reads the words of a new tier in its event's currency and time zone.
 * @param availableAfter The id of the tier that goes before it.
 */
export function toTierInput(words: TierWords & { name: string; price: string }, clocks: Clocks, availableAfter?: string | null): TierInput {
  return { ...fieldsOf(words, clocks, availableAfter), name: words.name, price: parseMoney(words.price, clocks.currency, '--price') };
}

/** Reads the words of a change to a tier. @throws {UsageError} when nothing changes. */
export function toTierUpdate(words: TierWords, clocks: Clocks, availableAfter?: string | null): TierUpdate {
  const update = {
    ...fieldsOf(words, clocks, availableAfter),
    ...(words.price !== undefined && { price: parseMoney(words.price, clocks.currency, '--price') }),
  };
  if (Object.keys(update).length > 0) return update;
  throw new UsageError('Nothing would change.', { hint: 'Say what, for example: --price 30.00, --quantity 120' });
}

/** The id behind `--available-after`; null when it is taken away. */
export async function tierBefore(echoplex: EchoPlex, event: string, wanted: string | undefined): Promise<string | null | undefined> {
  if (wanted === undefined || wanted === '') return orNull(wanted);
  return (await tierIds(echoplex, event, [wanted]))[0];
}
