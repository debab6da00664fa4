import type { Deps } from '../../deps.js';
import { presentPage } from '../../http/present-page.js';
import { route, type Route } from '../../http/route.js';
import { getPayoutReport } from './ledger/ledger-report.js';
import { listPayments } from './ledger/ledger.js';
import { presentPaymentEntry } from './ledger/present-ledger.js';

/** What organizers read of the money. */
export const paymentLedgerRoutes = ({ db }: Deps): Route[] => [
  route('payments.list', async ({ actor, path, query }) =>
    presentPage(await listPayments(db, actor, path.event, query), presentPaymentEntry),
  ),
  route('payments.report', ({ actor, path, query }) => getPayoutReport(db, actor, path.organization, query)),
];
