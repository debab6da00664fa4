import type { EventInput, PromoCodeInput, QuestionInput, RefundPolicyInput, TierInput } from '@echoplex/sdk';
import { UsageError } from '../errors.js';
import { questionTypes } from '../flags/questions.js';
import { readDocument, type Document } from '../parse/document.js';
import * as read from '../parse/fields.js';
import { readText } from '../parse/text.js';
import { isTimezone, localTimezone } from '../parse/time.js';
import type { EventWords } from './events.js';
import { given } from './given.js';
import { policyFields } from './refund-policy.js';

/** An event with everything that belongs to it. Tiers are named where the API wants ids: they have none yet. */
export interface EventPlan {
  event: EventInput;
  tiers: (Omit<TierInput, 'availableAfter'> & { availableAfter?: string | null })[];
  questions: (Omit<QuestionInput, 'tierIds'> & { tiers?: string[] })[];
  promoCodes: (Omit<PromoCodeInput, 'tierIds'> & { tiers?: string[] })[];
}

const { codeText, count, flag, list, money, number, object, oneOf, optional, slug, text, time } = read;
const tierNames = list(text(200), 100);

const venue = object(
  {
    name: text(200),
    address: optional(text(300)),
    city: optional(text(100)),
    country: optional(text(2, /^[A-Z]{2}$/, 'DK')),
    latitude: optional(number(-90, 90)),
    longitude: optional(number(-180, 180)),
  },
  ['name'],
);

const policyParts = object(
  {
    selfService: oneOf(['none', 'until', 'always']),
    hoursBefore: optional(count(0, 8760)),
    feePercent: count(0, 100),
    feeFixed: money,
  } satisfies Record<keyof RefundPolicyInput, read.Reader>,
  ['selfService'],
);

const refundPolicy: read.Reader<RefundPolicyInput> = (value, path, reading) => {
  const policy = policyParts(value, path, reading);
  // What is wrong with the one is told already; the other is not missing because of it.
  if (policy?.selfService === 'until' && ((value as RefundPolicyInput).hoursBefore ?? null) === null)
    return void reading.fault([...path, 'hoursBefore'], 'is missing: how many hours before the event refunds end.');
  return policy;
};

// Whoever adds a field to the contract is reminded here: the tables have to name every one.
const eventFields = {
  name: text(200),
  slug,
  summary: optional(text(300)),
  description: optional(text(20_000)),
  visibility: oneOf(['public', 'unlisted']),
  startsAt: time,
  endsAt: time,
  timezone: read.zone,
  venue: optional(venue),
  onlineUrl: optional(read.address),
  capacity: optional(count(1, 1_000_000)),
  currency: read.currency,
  category: optional(slug),
  tags: list(text(40), 20),
  maxTicketsPerOrder: count(1, 100),
  maxTicketsPerBuyer: optional(count(1, 1000)),
  holdMinutes: count(1, 120),
  refundPolicy,
} satisfies Record<keyof EventInput, read.Reader>;

const tierFields = {
  name: text(200),
  description: optional(text(2000)),
  price: money,
  quantity: optional(count(1, 1_000_000)),
  minPerOrder: count(1, 100),
  maxPerOrder: count(1, 100),
  salesStartAt: optional(time),
  salesEndAt: optional(time),
  availableAfter: optional(text(200)),
  payWhatYouWant: flag,
  suggestedPrice: optional(money),
  refundable: flag,
  visibility: oneOf(['public', 'hidden']),
  position: count(0, 10_000),
} satisfies Record<keyof TierInput, read.Reader>;

const questionFields = {
  scope: oneOf(['order', 'attendee']),
  type: oneOf(questionTypes),
  label: text(200),
  help: optional(text(500)),
  required: flag,
  options: list(text(200), 100),
  tiers: tierNames,
  position: count(0, 10_000),
} satisfies Record<Exclude<keyof QuestionInput, 'tierIds'> | 'tiers', read.Reader>;

const codeFields = {
  code: codeText,
  discountType: oneOf(['percent', 'fixed', 'none']),
  percentOff: optional(count(1, 100)),
  amountOff: optional(money),
  amountOffPer: oneOf(['order', 'ticket']),
  tiers: tierNames,
  startsAt: optional(time),
  endsAt: optional(time),
  maxUses: optional(count(1, 1_000_000)),
  maxUsesPerEmail: optional(count(1, 1000)),
  note: optional(text(300)),
} satisfies Record<Exclude<keyof PromoCodeInput, 'tierIds'> | 'tiers', read.Reader>;

const plan = object(
  {
    ...eventFields,
    tiers: list(object(tierFields, ['name', 'price']), 100),
    questions: list(object(questionFields, ['label', 'type']), 100),
    promoCodes: list(object(codeFields, ['code', 'discountType']), 1000),
  },
  ['name', 'startsAt', 'endsAt'],
);

/** Names that are used before they are there. */
function checkNames({ tiers = [], questions = [], promoCodes = [] }: Partial<EventPlan>, { fault }: read.Reading): void {
  const names: string[] = [];
  tiers.forEach(({ name, availableAfter }, index) => {
    if (names.includes(name)) fault(['tiers', index, 'name'], `"${name}" is there already.`);
    if (availableAfter && !names.includes(availableAfter))
      fault(['tiers', index, 'availableAfter'], `"${availableAfter}" is no tier above it.`);
    names.push(name);
  });
  for (const [topic, rows] of Object.entries({ questions, promoCodes }))
    rows.forEach((row, index) =>
      row.tiers?.forEach((name, at) => {
        if (!names.includes(name)) fault([topic, index, 'tiers', at], `"${name}" is none of its tiers.`);
      }),
    );
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

interface EventFile {
  document: Document;
  value: unknown;
  /** The currency it names, if any. */
  currency: string | undefined;
}

/** What flags say goes before what the file says. */
function openEventFile(source: string, file: string, words: EventWords): EventFile {
  const document = readDocument(source, file);
  if (!isObject(document.value)) return { document, value: document.value, currency: undefined };
  const { venue, address, city, country, latitude, longitude, maxPerOrder, maxPerBuyer, ...others } = words;
  const { refunds, refundUntilHours, refundFeePercent, refundFee, ...rest } = others;
  const policy = policyFields({ refunds, refundUntilHours, refundFeePercent, refundFee });
  const ownPolicy = isObject(document.value.refundPolicy) ? document.value.refundPolicy : {};
  const refundPolicy = Object.keys(policy).length > 0 ? { refundPolicy: { ...ownPolicy, ...policy } } : {};
  const place = given({ name: venue, address, city, country, latitude, longitude });
  const own = isObject(document.value.venue) ? document.value.venue : {};
  const moved = Object.keys(place).length > 0 ? { venue: { ...own, ...place } } : {};
  const limits = { maxTicketsPerOrder: maxPerOrder, maxTicketsPerBuyer: maxPerBuyer };
  const value = { ...document.value, ...given({ ...rest, ...limits }), ...moved, ...refundPolicy } as Record<string, unknown>;
  return { document, value, currency: typeof value.currency === 'string' ? value.currency : undefined };
}

/**
 * Reads an event with its tiers, questions and promo codes.
 * @throws {UsageError} with everything that is wrong in it, each with its line.
 */
function readPlan({ document, value }: EventFile, file: string, currency: string): EventPlan {
  const faults: { line: number | undefined; text: string }[] = [];
  const fault = (path: read.Path, message: string): void => {
    const line = document.lineOf(path) ?? document.lineOf(path.slice(0, -1));
    faults.push({ line, text: [read.nameOf(path), message].filter(Boolean).join(' ') });
  };
  const zone = isObject(value) ? value.timezone : undefined;
  // An unknown zone or currency is a fault of its own; what is read in it should not be one each.
  const timezone = zone === undefined ? localTimezone() : typeof zone === 'string' && isTimezone(zone) ? zone : 'UTC';
  const reading = { timezone, currency: /^[A-Z]{3}$/.test(currency) ? currency : 'EUR', fault };
  const found = plan(value, [], reading);
  if (found) checkNames(found as Partial<EventPlan>, reading);
  const { tiers = [], questions = [], promoCodes = [], startsAt, endsAt, ...event } = found ?? {};
  if (startsAt && endsAt && Date.parse(endsAt) <= Date.parse(startsAt)) fault(['endsAt'], 'must be after startsAt.');
  if (faults.length > 0 || !found) {
    const inOrder = faults.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
    const why = inOrder.map(({ line, text }) => (line === undefined ? text : `line ${line}  ${text}`));
    throw new UsageError(`${why.length === 1 ? 'A thing is' : `${why.length} things are`} wrong in ${file}.`, { why });
  }
  return { event: { ...event, startsAt: found.startsAt, endsAt: found.endsAt, name: found.name, timezone }, tiers, questions, promoCodes };
}

/**
 * Reads an event with its tiers, questions and promo codes from a file, or from stdin for `-`.
 * @param words What flags say instead of the file.
 * @param defaultCurrency Asked for where the file names no currency.
 * @throws {UsageError} with everything that is wrong in it, each with its line.
 */
export async function readEventFile(file: string, words: EventWords, defaultCurrency: () => Promise<string>): Promise<EventPlan> {
  const name = file === '-' ? 'stdin' : file;
  const opened = openEventFile(await readText(file), name, words);
  return readPlan(opened, name, opened.currency ?? (await defaultCurrency()));
}

/** An event alone. */
export function planOf(event: EventInput): EventPlan {
  return { event, tiers: [], questions: [], promoCodes: [] };
}
