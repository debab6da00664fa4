import type { Knex } from 'knex';

// Concurrently, in steps that look at no row while they keep others out: tickets are sold meanwhile. That is why there is no transaction
// around it, and why every step can be repeated.
export const config = { transaction: false };

/** A constraint of a table that has rows already: added without a look at them, which would keep everybody out for as long, then validated. */
async function check(knex: Knex, table: string, name: string, condition: string): Promise<void> {
  await knex.raw(`alter table ${table} drop constraint if exists ${name}`);
  await knex.raw(`alter table ${table} add constraint ${name} check (${condition}) not valid`);
  await knex.raw(`alter table ${table} validate constraint ${name}`);
}

async function index(knex: Knex, name: string, definition: string, kind = 'index'): Promise<void> {
  // What an interrupted build has left is not valid.
  await knex.raw(`drop index concurrently if exists ${name}`);
  await knex.raw(`create ${kind} concurrently ${name} on ${definition}`);
}

/** How buyers may refund themselves, and where an organization's money goes. */
async function organizers(knex: Knex): Promise<void> {
  await knex.raw(`alter table events
    add column if not exists refund_self_service text not null default 'none',
    add column if not exists refund_hours_before integer,
    add column if not exists refund_fee_percent integer not null default 0,
    add column if not exists refund_fee_fixed integer not null default 0`);
  await check(knex, 'events', 'events_refund_self_service_known', `refund_self_service in ('none', 'until', 'always')`);
  await check(knex, 'events', 'events_refund_until_hours', `(refund_self_service = 'until') = (refund_hours_before is not null)`);
  await check(knex, 'events', 'events_refund_hours_range', 'refund_hours_before between 0 and 8760');
  await check(
    knex,
    'events',
    'events_refund_fee_range',
    'refund_fee_percent between 0 and 100 and refund_fee_fixed between 0 and 99999999',
  );
  await knex.raw(`alter table organizations
    add column if not exists stripe_account text,
    add column if not exists stripe_charges_enabled boolean not null default false,
    add column if not exists stripe_payouts_enabled boolean not null default false,
    add column if not exists stripe_details_submitted boolean not null default false`);
  await index(knex, 'organizations_stripe_account_key', 'organizations (stripe_account) where stripe_account is not null', 'unique index');
}

/** Money that moved: rows are added and never changed. */
async function ledger(knex: Knex): Promise<void> {
  await knex.raw(`create table if not exists refunds (
    id text collate "C" primary key,
    order_id text collate "C" not null references orders (id),
    event_id text collate "C" not null,
    organization_id text collate "C" not null,
    payment_id text collate "C" not null references payments (id),
    status text not null default 'pending',
    source text not null,
    amount integer not null,
    currency text not null,
    reason text,
    ticket_ids text[] not null default '{}',
    restock boolean not null default false,
    stripe_refund_id text,
    tries integer not null default 0,
    failure text,
    created_at timestamptz not null default now(),
    completed_at timestamptz,
    constraint refunds_status_known check (status in ('pending', 'succeeded', 'failed')),
    constraint refunds_source_known check (source in ('member', 'buyer', 'event_cancelled', 'surplus', 'stripe')),
    constraint refunds_amount_positive check (amount > 0),
    constraint refunds_completed check ((status = 'pending') = (completed_at is null)),
    constraint refunds_stripe_key unique (stripe_refund_id)
  )`);
  await knex.raw('create index if not exists refunds_order on refunds (order_id, id)');
  await knex.raw('create index if not exists refunds_event on refunds (event_id, source)');
  await knex.raw(`create index if not exists refunds_pending on refunds (created_at) where status = 'pending'`);
  await knex.raw(`create table if not exists balance_transactions (
    id text primary key,
    payment_id text collate "C" not null references payments (id),
    type text not null,
    amount bigint not null,
    fee bigint not null,
    net bigint not null,
    currency text not null,
    available_at timestamptz,
    created_at timestamptz not null,
    constraint balance_transactions_add_up check (net = amount - fee)
  )`);
  await knex.raw('create index if not exists balance_transactions_payment on balance_transactions (payment_id)');
  await knex.raw(`alter table payments
    add column if not exists stripe_account text,
    add column if not exists stripe_intent text,
    add column if not exists refund_id text collate "C",
    add column if not exists surplus boolean not null default false`);
  const kinds = `('payment', 'refund', 'refund_failure', 'dispute', 'dispute_reversal')`;
  await check(knex, 'payments', 'payments_kind_known', `kind in ${kinds}`);
  await check(
    knex,
    'payments',
    'payments_sign',
    `(kind in ('payment', 'refund_failure', 'dispute_reversal')) = (amount > 0) and amount <> 0`,
  );
  // So far an order had one intent, what came on top was surplus, and only surplus was paid back.
  const backfill = [
    `update payments p set stripe_intent = p.stripe_id,
            surplus = o.status not in ('confirmed', 'partially_refunded', 'refunded') or o.payment_intent_id is distinct from p.stripe_id
       from orders o where o.id = p.order_id and p.id in (
            select id from payments where kind = 'payment' and stripe_intent is null order by id limit 1000)`,
    `update payments p set surplus = true, stripe_intent = coalesce((
            select paid.stripe_id from payments paid
             where paid.order_id = p.order_id and paid.kind = 'payment' and paid.surplus order by paid.id limit 1), '')
      where p.id in (select id from payments where kind = 'refund' and stripe_intent is null order by id limit 1000)`,
  ];
  for (const statement of backfill) {
    for (let done = 1; done > 0;) {
      const { rowCount } = await knex.raw<{ rowCount: number }>(statement);
      done = rowCount;
    }
  }
  // A refund that came back, and a dispute that was won, have the id of what they end.
  const { rows } = await knex.raw<{ rows: { columns: number }[] }>(
    `select cardinality(conkey) as columns from pg_constraint where conname = 'payments_stripe_key' and conrelid = 'payments'::regclass`,
  );
  if (rows[0]?.columns === 2) return;
  await index(knex, 'payments_stripe_kind', 'payments (stripe_id, kind)', 'unique index');
  await knex.raw(`alter table payments drop constraint if exists payments_stripe_key,
    add constraint payments_stripe_key unique using index payments_stripe_kind`);
}

/** What is known of an order's payment, and which void tickets still take a place. */
async function orders(knex: Knex): Promise<void> {
  await knex.raw(`alter table orders
    add column if not exists checkout_session_id text,
    add column if not exists stripe_account text,
    add column if not exists payment_checked_at timestamptz,
    add column if not exists dispute jsonb`);
  await index(
    knex,
    'orders_open_payment',
    `orders (updated_at) where payment_status in ('pending', 'processing', 'failed') and status in ('awaiting_payment', 'expired', 'cancelled')`,
  );
  await knex.raw('alter table tickets add column if not exists holds_stock boolean not null default true');
  // So far every ticket that became void went back on sale.
  for (let done = 1; done > 0;) {
    const { rowCount } = await knex.raw<{ rowCount: number }>(
      `update tickets set holds_stock = false
        where id in (select id from tickets where status = 'void' and holds_stock order by id limit 1000 for update skip locked)`,
    );
    done = rowCount;
  }
  await knex.raw('alter table stripe_events add column if not exists account text');
  // Until when the events of an account were asked for; '' is the platform's own.
  await knex.raw(`create table if not exists stripe_catch_ups (
    account text primary key,
    caught_up_at timestamptz not null
  )`);
}

export async function up(knex: Knex): Promise<void> {
  await organizers(knex);
  await ledger(knex);
  await orders(knex);
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup to go back.');
}
