import type { Knex } from 'knex';

// Ids are TypeIDs kept as text in the "C" collation: they compare bytewise, sort by age, and read the same in psql, logs and answers.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table users (
      id text collate "C" primary key,
      email text not null,
      password_hash text not null,
      first_name text not null,
      last_name text not null,
      role text not null constraint users_role_known check (role in ('attendee', 'organizer', 'admin')),
      email_verified_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create unique index users_email_key on users (lower(email));

    -- A row a token: a family is one sign-in, each refresh adds a row and uses up the one before.
    create table refresh_tokens (
      token_hash bytea primary key,
      family_id text collate "C" not null,
      user_id text collate "C" not null references users on delete cascade,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz,
      revoked_at timestamptz
    );
    create index refresh_tokens_family on refresh_tokens (family_id);
    create index refresh_tokens_user on refresh_tokens (user_id);

    create table organizations (
      id text collate "C" primary key,
      name text not null,
      slug text not null constraint organizations_slug_key unique,
      website text,
      contact_email text,
      default_currency text not null constraint organizations_currency_form check (default_currency ~ '^[A-Z]{3}$'),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );

    create table members (
      id text collate "C" primary key,
      organization_id text collate "C" not null references organizations on delete cascade,
      user_id text collate "C" not null references users on delete cascade,
      role text not null constraint members_role_known check (role in ('owner', 'admin', 'staff', 'scanner')),
      created_at timestamptz not null default now(),
      constraint members_once unique (organization_id, user_id)
    );
    create index members_user on members (user_id);

    create table api_keys (
      id text collate "C" primary key,
      organization_id text collate "C" not null references organizations on delete cascade,
      name text not null,
      secret_hash bytea not null constraint api_keys_secret_key unique,
      hint text not null,
      scopes text[] not null,
      expires_at timestamptz,
      last_used_at timestamptz,
      revoked_at timestamptz,
      created_at timestamptz not null default now()
    );
    create index api_keys_organization on api_keys (organization_id, id);

    create table events (
      id text collate "C" primary key,
      organization_id text collate "C" not null references organizations,
      slug text not null constraint events_slug_key unique,
      name text not null,
      summary text,
      description text,
      status text not null default 'draft' constraint events_status_known check (status in ('draft', 'published', 'cancelled')),
      visibility text not null constraint events_visibility_known check (visibility in ('public', 'unlisted')),
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      timezone text not null,
      venue jsonb,
      online_url text,
      capacity integer constraint events_capacity_positive check (capacity > 0),
      currency text not null constraint events_currency_form check (currency ~ '^[A-Z]{3}$'),
      category text,
      tags text[] not null default '{}',
      cover_image text,
      max_tickets_per_order integer not null constraint events_max_per_order_positive check (max_tickets_per_order > 0),
      hold_minutes integer not null constraint events_hold_minutes_positive check (hold_minutes > 0),
      held integer not null default 0,
      sold integer not null default 0,
      -- Grows with every change of what can be had; lets clients drop answers that are out of date.
      sequence integer not null default 0,
      published_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint events_end_after_start check (ends_at > starts_at),
      constraint events_stock_within_capacity check (held >= 0 and sold >= 0 and held + sold <= capacity)
    );
    create index events_organization_time on events (organization_id, starts_at, id);

    create table tiers (
      id text collate "C" primary key,
      event_id text collate "C" not null references events,
      organization_id text collate "C" not null,
      name text not null,
      description text,
      price integer not null constraint tiers_price_positive check (price >= 0),
      quantity integer constraint tiers_quantity_positive check (quantity > 0),
      held integer not null default 0,
      sold integer not null default 0,
      min_per_order integer not null constraint tiers_min_per_order_positive check (min_per_order > 0),
      max_per_order integer not null,
      sales_start_at timestamptz,
      sales_end_at timestamptz,
      visibility text not null constraint tiers_visibility_known check (visibility in ('public', 'hidden')),
      position integer not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint tiers_per_order_range check (max_per_order >= min_per_order),
      constraint tiers_sales_window check (sales_end_at > sales_start_at),
      constraint tiers_stock_within_quantity check (held >= 0 and sold >= 0 and held + sold <= quantity)
    );
    create index tiers_event on tiers (event_id, position, id);

    create table orders (
      id text collate "C" primary key,
      event_id text collate "C" not null,
      organization_id text collate "C" not null,
      number text not null,
      status text not null constraint orders_status_known check
        (status in ('held', 'awaiting_payment', 'confirmed', 'partially_refunded', 'refunded', 'expired', 'cancelled')),
      currency text not null,
      subtotal integer not null,
      discount integer not null default 0,
      total integer not null,
      refunded integer not null default 0,
      buyer_user_id text collate "C",
      buyer_email text,
      buyer_first_name text,
      buyer_last_name text,
      attendees jsonb not null default '[]',
      locale text not null default 'en',
      payment_intent_id text,
      payment_status text constraint orders_payment_status_known check
        (payment_status in ('pending', 'processing', 'succeeded', 'failed', 'refunded')),
      expires_at timestamptz,
      confirmed_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint orders_number_key unique (event_id, number),
      constraint orders_amounts_add_up check (subtotal >= 0 and discount between 0 and subtotal and total = subtotal - discount),
      constraint orders_refund_within_total check (refunded between 0 and total)
    );
    create index orders_event on orders (event_id, id);
    create index orders_due on orders (expires_at) where status in ('held', 'awaiting_payment');
    create index orders_buyer_user on orders (buyer_user_id) where buyer_user_id is not null;
    create unique index orders_payment_intent_key on orders (payment_intent_id) where payment_intent_id is not null;

    -- The credentials of an order: one from the answer that created it, another for each mail that links to it.
    create table order_secrets (
      secret_hash bytea primary key,
      order_id text collate "C" not null references orders on delete cascade,
      created_at timestamptz not null default now()
    );
    create index order_secrets_order on order_secrets (order_id);

    create table order_items (
      order_id text collate "C" not null references orders on delete cascade,
      tier_id text collate "C" not null,
      event_id text collate "C" not null,
      name text not null,
      quantity integer not null constraint order_items_quantity_positive check (quantity > 0),
      unit_price integer not null constraint order_items_unit_price_positive check (unit_price >= 0),
      discount integer not null default 0,
      position integer not null,
      primary key (order_id, tier_id)
    );
    create index order_items_event on order_items (event_id, tier_id);

    create table tickets (
      id text collate "C" primary key,
      code text not null constraint tickets_code_key unique,
      order_id text collate "C" not null references orders,
      event_id text collate "C" not null,
      tier_id text collate "C" not null,
      attendee jsonb,
      status text not null default 'valid' constraint tickets_status_known check (status in ('valid', 'checked_in', 'void')),
      checked_in_at timestamptz,
      created_at timestamptz not null default now()
    );
    create index tickets_order on tickets (order_id, id);
    create index tickets_event on tickets (event_id, tier_id);

    -- Money that moved, append-only: a refund is a row of its own with a negative amount.
    create table payments (
      id text collate "C" primary key,
      order_id text collate "C" not null references orders,
      event_id text collate "C" not null,
      kind text not null constraint payments_kind_known check (kind in ('payment', 'refund')),
      stripe_id text not null constraint payments_stripe_key unique,
      amount integer not null,
      currency text not null,
      created_at timestamptz not null default now(),
      constraint payments_sign check ((kind = 'payment') = (amount > 0))
    );
    create index payments_event on payments (event_id, id);
    create index payments_order on payments (order_id);

    create table stripe_events (
      id text primary key,
      type text not null,
      payload jsonb not null,
      received_at timestamptz not null default now(),
      processed_at timestamptz
    );

    -- Facts that were committed. Read in the order of (transaction_id, id), and only below the oldest transaction that is still running:
    -- that way no late commit is ever passed over.
    create table domain_events (
      id bigint generated always as identity primary key,
      transaction_id xid8 not null default pg_current_xact_id(),
      organization_id text collate "C" not null,
      event_id text collate "C",
      order_id text collate "C",
      type text not null,
      payload jsonb not null,
      version integer not null default 1,
      created_at timestamptz not null default now()
    );
    create index domain_events_order on domain_events (transaction_id, id);

    -- The first answer to a request with an Idempotency-Key; secrets are left out of the kept body.
    create table idempotency_keys (
      principal text not null,
      operation text not null,
      key_hash bytea not null,
      request_hash bytea not null,
      status integer,
      body jsonb,
      locked_at timestamptz not null default now(),
      created_at timestamptz not null default now(),
      primary key (principal, operation, key_hash)
    );
    create index idempotency_keys_age on idempotency_keys (created_at);
  `);
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup to go back.');
}
