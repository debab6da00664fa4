import type { Check } from './check.js';

/** What PostgreSQL itself refuses, whatever a program does: the last guards of stock and money. */
const constraints = [
  'tiers_stock_within_quantity',
  'events_stock_within_capacity',
  'promo_codes_uses_within_maximum',
  'order_items_quantity_positive',
  'orders_number_key',
  'orders_amounts_add_up',
  'orders_refund_within_total',
  'payments_sign',
  'payments_stripe_key',
  'refunds_stripe_key',
  'refunds_amount_positive',
  'balance_transactions_add_up',
  'tickets_code_key',
];
const indexes = ['orders_payment_intent_key', 'orders_idempotency', 'promo_codes_code_key'];

const list = (names: string[]): string => names.map((name) => `('${name}')`).join(', ');

/** Events this close to their end may leave discovery while the checks run. */
const soon = `now() + interval '1 minute'`;
const compared = 'event_id, organization_id, series_id, starts_at, ends_at, currency collate "C" as currency, min_price, max_price';

/** Whether the database guards what it should, and discovery says what the events say. */
export const schemaChecks: Check[] = [
  {
    name: 'guards',
    invariant: 'the constraints that guard stock and money are in place',
    statement: `
      select c.name as missing from (values ${list(constraints)}) c(name)
       where not exists (
         select from pg_constraint where conname = c.name and convalidated and connamespace = current_schema()::regnamespace)
      union all
      select i.name from (values ${list(indexes)}) i(name)
       where not exists (select from pg_index where indexrelid = to_regclass(i.name) and indisunique and indisvalid)`,
    advice: 'A restore leaves them out when rows break them. Correct the rows and create them again as api/migrations/schema.sql says.',
  },
  {
    name: 'listings',
    invariant: 'discovery lists every event that is public and to come, as it is',
    statement: `
      select coalesce(e.event_id, l.event_id) as event,
             case when l.event_id is null then 'missing' when e.event_id is null then 'to go' else 'outdated' end as listing
        from (select ${compared} from listable_events where ends_at > ${soon}) e
             full join (select ${compared} from event_listings where ends_at > ${soon}) l on l.event_id = e.event_id
       where e is distinct from l`,
    advice: 'Run `echoplex-api doctor --fix`, which lists it anew. Then find out who wrote the event or its tiers by hand.',
    fixable: true,
  },
];
