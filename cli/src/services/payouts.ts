import type { PayoutReport, PayoutRow, Settlement } from '@echoplex/sdk';
import { toDecimal } from '../parse/money.js';
import { localTimezone, parseTime } from '../parse/time.js';
import { toCsv } from '../render/csv.js';
import type { Api } from './api.js';
import { given } from './given.js';
import { currentOrganization } from './organizations.js';

/** What `payments report` was given. */
export interface ReportWords {
  event?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** The report, and on whose clocks its times were read. */
export async function payoutReport(api: Api, { event: named, from, to }: ReportWords): Promise<{ report: PayoutReport; timezone: string }> {
  const event = named === undefined ? undefined : await api.echoplex.events.get(named);
  const timezone = event?.timezone ?? localTimezone();
  const query = given({
    event: event?.id,
    from: from === undefined ? undefined : parseTime(from, timezone, '--from'),
    to: to === undefined ? undefined : parseTime(to, timezone, '--to', { endOfDay: true }),
  });
  const organization = event?.organizationId ?? (await currentOrganization(api));
  return { report: await api.echoplex.payments.report(organization, query), timezone };
}

const header = [
  ...['event_id', 'event', 'starts_at', 'currency', 'payments', 'refunds', 'disputes', 'total', 'unsettled'],
  ...['settlement_currency', 'settled', 'fee', 'net'],
];

function settlementCells(settlement: Settlement | undefined): (string | null)[] {
  if (settlement === undefined) return [null, null, null, null];
  const { currency, amount, fee, net } = settlement;
  return [currency, ...[amount, fee, net].map((minor) => toDecimal(minor, currency))];
}

/** One event and currency; a further line for each further currency of its settlement, so that every amount stands once. */
function linesOf({ eventId, eventName, eventStartsAt, currency, settlements, ...sums }: PayoutRow): (string | null)[][] {
  const { payments, refunds, disputes, total, unsettled } = sums;
  const amounts = [payments, refunds, disputes, total, unsettled].map((minor) => toDecimal(minor, currency));
  const [first, ...more] = settlements;
  const name = [eventId, eventName, eventStartsAt, currency];
  return [
    [...name, ...amounts, ...settlementCells(first)],
    ...more.map((settlement) => [...name, ...amounts.map(() => null), ...settlementCells(settlement)]),
  ];
}

/** The rows of a report as a table for spreadsheets; amounts are decimals. */
export function reportCsv({ rows }: PayoutReport): string {
  return toCsv([header, ...rows.flatMap(linesOf)]);
}
