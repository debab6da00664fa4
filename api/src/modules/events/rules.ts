import type { components } from '../../contract/generated.js';
import type { Db } from '../../db/knex.js';
import type { EventModel, TierModel } from '../../db/models/events.js';
import { CategoryModel, PromoCodeModel } from '../../db/models/programme.js';
import { bodyFault, type Fault } from '../../errors/problem.js';
import { amountStep, currencyFaults } from '../../money/currency.js';
import { isInRange, isZoneName } from './times.js';

type Schemas = components['schemas'];

/** An event as it would be: what a rule can see of a new one and of a changed one. */
export interface EventDraft {
  startsAt: Date;
  endsAt: Date;
  timezone: string;
  currency: string;
  category: string | null;
}

/** PostgreSQL must know the zone too. Not by trying: it takes `SystemV/PST8` for a zone in POSIX notation. */
const isTimeZone = async (db: Db, name: string): Promise<boolean> =>
  isZoneName(name) && (await db('pg_timezone_names').where({ name }).first('name')) !== undefined;

/** A year, and a day for leap years: longer things are several events. */
const longestMs = 367 * 86_400_000;

type Times = Pick<EventDraft, 'startsAt' | 'endsAt'>;

/**
 * Times that cannot be told in four digits of a year.
 * @param pointerOf where the request says them
 */
export function rangeFaults(draft: Times, pointerOf: (field: keyof Times) => string = (field) => `/${field}`): Fault[] {
  const field = (['startsAt', 'endsAt'] as const).find((name) => !isInRange(draft[name]));
  return field ? [bodyFault(pointerOf(field), 'out_of_range', 'Events take place from the year 1970 to 9998.')] : [];
}

const isMoved = (draft: Times, before: Times | undefined): boolean =>
  draft.startsAt.getTime() !== before?.startsAt.getTime() || draft.endsAt.getTime() !== before.endsAt.getTime();

/**
 * What is wrong with an event that no schema can see.
 * @param before the event as it is; what stays as it was is not asked again
 */
export async function eventFaults(db: Db, draft: EventDraft, before?: EventDraft): Promise<Fault[]> {
  const faults: Fault[] = isMoved(draft, before) ? rangeFaults(draft) : [];
  if (draft.endsAt <= draft.startsAt) faults.push(bodyFault('/endsAt', 'before_start', 'The event must end after it begins.'));
  else if (draft.endsAt.getTime() - draft.startsAt.getTime() > longestMs) {
    faults.push(bodyFault('/endsAt', 'too_long', 'An event lasts a year at most. Make a series of it.'));
  }
  if (draft.timezone !== before?.timezone && !(await isTimeZone(db, draft.timezone))) {
    faults.push(bodyFault('/timezone', 'unknown_timezone', `${draft.timezone} is no IANA time zone such as Europe/Copenhagen.`));
  }
  if (draft.currency !== before?.currency) faults.push(...currencyFaults(draft.currency, '/currency'));
  if (draft.category !== null && draft.category !== before?.category) {
    const known = await CategoryModel.query(db).findById(draft.category);
    if (!known)
      faults.push(bodyFault('/category', 'unknown_category', `There is no category ${draft.category}. GET /v1/categories lists them.`));
  }
  return faults;
}

/**
 * Nobody could buy a tier that is sold from more tickets than one buyer may have. What is sold already, and how many fit into one order, may
 * be more: the smaller limit wins from now on.
 */
export function buyerLimitFaults({ maxTicketsPerBuyer: most }: Pick<EventModel, 'maxTicketsPerBuyer'>, tiers: TierModel[]): Fault[] {
  const [tier] = most === null ? [] : tiers.filter(({ minPerOrder }) => minPerOrder > most);
  if (!tier) return [];
  const message = `${tier.name} is sold from ${tier.minPerOrder} tickets an order: nobody could buy it.`;
  return [bodyFault('/maxTicketsPerBuyer', 'below_minimum', message)];
}

/**
 * What costs something that the event's new currency cannot charge, because it counts in larger steps than the old one.
 * @param draft the event as it would be
 */
export async function stepsOfCurrencyFaults(
  db: Db,
  draft: Pick<EventModel, 'id' | 'currency' | 'refundFeeFixed'>,
  tiers: TierModel[],
): Promise<Fault[]> {
  const { id: eventId, currency, refundFeeFixed } = draft;
  const step = amountStep(currency);
  const isBetween = (amount: number | null): boolean => (amount ?? 0) % step !== 0;
  if (step === 1) return [];
  const fault = (what: string): Fault[] => [
    bodyFault(
      '/currency',
      'not_payable',
      `Amounts in ${currency} are charged in steps of ${step}, which ${what} does not fit. Change it first.`,
    ),
  ];
  const tier = tiers.find(({ price, suggestedPrice }) => isBetween(price) || isBetween(suggestedPrice));
  if (tier) return fault(`the price of ${tier.name}`);
  const code = await PromoCodeModel.query(db).where({ eventId }).whereRaw('amount_off % ? <> 0', [step]).first();
  if (code) return fault(`the discount of ${code.code}`);
  return isBetween(refundFeeFixed) ? fault('the fee of its refund policy') : [];
}

export const completeVenue = ({ name, ...rest }: Schemas['VenueInput']): Schemas['Venue'] => ({
  name,
  address: rest.address ?? null,
  city: rest.city ?? null,
  country: rest.country ?? null,
  latitude: rest.latitude ?? null,
  longitude: rest.longitude ?? null,
});
