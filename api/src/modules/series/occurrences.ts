import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { bodyFault, type Fault, invalid } from '../../errors/problem.js';

/** Dates that one request may add. */
const maxDates = 366;
/** How far ahead a rule may reach. */
const maxYears = 5;
/** Days, weeks, months or years that are looked through: rules that hardly ever find one are not searched for ages. */
const maxPeriods = 3000;

const frequencies = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY'];

const refuse = (code: string, message: string): Fault => bodyFault('/rule', code, message);

function parse(rule: string, dtstart: Temporal.ZonedDateTime): RRuleTemporal<Temporal.ZonedDateTime> {
  const text = rule.startsWith('RRULE:') ? rule : `RRULE:${rule}`;
  try {
    return new RRuleTemporal({ rruleString: text, dtstart, temporal: Temporal, maxIterations: maxPeriods, cache: false });
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it is not well-formed';
    throw invalid([refuse('malformed', `This is no recurrence rule of RFC 5545: ${reason}.`)]);
  }
}

function ruleFaults({ freq, count, until, interval = 1 }: ReturnType<RRuleTemporal['options']>): Fault[] {
  const faults: Fault[] = [];
  if (!frequencies.includes(freq)) faults.push(refuse('frequency', `FREQ must be one of ${frequencies.join(', ')}.`));
  if (count === undefined && until === undefined) {
    faults.push(refuse('endless', 'Say how often (COUNT=10) or until when (UNTIL=20270630T235959Z).'));
  }
  if (interval > 1000) faults.push(refuse('interval', 'INTERVAL must be between 1 and 1000.'));
  return faults;
}

/** The dates of a rule, one more than may be so that too many are noticed. A search that finds nothing for too long ends with what it has. */
function search(rule: RRuleTemporal<Temporal.ZonedDateTime>, horizon: Temporal.ZonedDateTime): Date[] {
  const found: Date[] = [];
  try {
    rule.all((date) => {
      if (Temporal.ZonedDateTime.compare(date, horizon) > 0) return false;
      found.push(new Date(date.epochMilliseconds));
      return found.length <= maxDates + 1;
    });
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('Maximum'))) throw error;
  }
  return found;
}

/**
 * The instants at which a rule repeats something, the first one itself left out. The rule counts in the zone's wall clock time: every Friday at
 * eight stays at eight across a change to summer time.
 * @throws Problem `validation_failed` for rules that are malformed, endless, too fine, or find nothing
 */
export function occurrencesOf(rule: string, first: Date, zone: string): Date[] {
  const dtstart = Temporal.Instant.fromEpochMilliseconds(first.getTime()).toZonedDateTimeISO(zone);
  const parsed = parse(rule, dtstart);
  const faults = ruleFaults(parsed.options());
  if (faults.length > 0) throw invalid(faults);
  const dates = search(parsed, dtstart.add({ years: maxYears })).filter((date) => date.getTime() !== first.getTime());
  if (dates.length > maxDates) {
    throw invalid([refuse('too_many', `A rule may add ${maxDates} dates at most. Shorten it, and repeat the last date.`)]);
  }
  if (dates.length === 0) throw invalid([refuse('no_dates', `The rule adds no date within ${maxYears} years.`)]);
  return dates;
}
