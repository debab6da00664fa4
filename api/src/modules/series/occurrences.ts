import rrule from 'rrule';
import { bodyFault, type Fault, invalid } from '../../errors/problem.js';
import { fromFloating, toFloating } from '../events/service.js';

/** Dates that one request may add. */
export const maxDates = 366;
/** How far ahead a rule may reach: rules that find nothing would be searched for ages. */
const maxYears = 5;

const frequencies = new Map([
  [rrule.Frequency.YEARLY, 'YEARLY'],
  [rrule.Frequency.MONTHLY, 'MONTHLY'],
  [rrule.Frequency.WEEKLY, 'WEEKLY'],
  [rrule.Frequency.DAILY, 'DAILY'],
]);

const refuse = (code: string, message: string): Fault => bodyFault('/rule', code, message);

function parse(rule: string): ReturnType<typeof rrule.RRule.parseString> {
  try {
    return rrule.RRule.parseString(rule);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it is not well-formed';
    throw invalid([refuse('malformed', `This is no recurrence rule of RFC 5545: ${reason}.`)]);
  }
}

/**
 * The instants at which a rule repeats something, the first one itself left out. The rule counts in the zone's wall clock time: every Friday at
 * eight stays at eight across a change to summer time.
 * @throws Problem `validation_failed` for rules that are malformed, endless or too fine
 */
export function occurrencesOf(rule: string, first: Date, zone: string): Date[] {
  const options = parse(rule.replace(/^RRULE:/, ''));
  const faults: Fault[] = [];
  if (options.freq === undefined || !frequencies.has(options.freq)) {
    faults.push(refuse('frequency', `FREQ must be one of ${[...frequencies.values()].join(', ')}.`));
  }
  const hasCount = Number.isInteger(options.count) && (options.count as number) > 0;
  if (!hasCount && !(options.until instanceof Date))
    faults.push(refuse('endless', 'Say how often (COUNT=10) or until when (UNTIL=20270630T235959Z).'));
  if (options.interval !== undefined && !(options.interval >= 1 && options.interval <= 1000)) {
    faults.push(refuse('interval', 'INTERVAL must be between 1 and 1000.'));
  }
  if (faults.length > 0) throw invalid(faults);

  const dtstart = toFloating(first, zone);
  const horizon = new Date(dtstart);
  horizon.setUTCFullYear(horizon.getUTCFullYear() + maxYears);
  const until = options.until instanceof Date ? toFloating(options.until, zone) : horizon;
  const found: Date[] = [];
  // One more than may be, so that too many are noticed; the search ends there.
  new rrule.RRule({ ...options, dtstart, until: until < horizon ? until : horizon, tzid: null }).all((date) => {
    found.push(date);
    return found.length <= maxDates + 1;
  });
  const dates = found.map((date) => fromFloating(date, zone)).filter((date) => date.getTime() !== first.getTime());
  if (dates.length > maxDates)
    throw invalid([refuse('too_many', `A rule may add ${maxDates} dates at most. Shorten it, and repeat the last date.`)]);
  if (dates.length === 0) throw invalid([refuse('no_dates', `The rule adds no date within ${maxYears} years.`)]);
  return dates;
}
