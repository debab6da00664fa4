-- What the migrations add up to. Written by the schema test: `UPDATE_SCHEMA=1 npm test -- schema`.

create table api_keys (
  id text collate "C" not null,
  organization_id text collate "C" not null,
  name text not null,
  secret_hash bytea not null,
  hint text not null,
  scopes text[] not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint api_keys_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
  constraint api_keys_pkey PRIMARY KEY (id),
  constraint api_keys_secret_key UNIQUE (secret_hash)
);
CREATE INDEX api_keys_organization ON api_keys USING btree (organization_id, id);

create table audit_log (
  id text collate "C" not null,
  organization_id text collate "C" not null,
  actor_kind text not null,
  actor_id text collate "C",
  actor_name text not null,
  action text not null,
  target_type text not null,
  target_id text collate "C" not null,
  before jsonb,
  after jsonb,
  created_at timestamp with time zone not null default now(),
  constraint audit_log_actor_known CHECK ((actor_kind = ANY (ARRAY['user'::text, 'apiKey'::text, 'system'::text]))),
  constraint audit_log_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
  constraint audit_log_pkey PRIMARY KEY (id)
);
CREATE INDEX audit_log_organization ON audit_log USING btree (organization_id, id);

create table balance_transactions (
  id text not null,
  payment_id text collate "C" not null,
  type text not null,
  amount bigint not null,
  fee bigint not null,
  net bigint not null,
  currency text not null,
  available_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint balance_transactions_add_up CHECK ((net = (amount - fee))),
  constraint balance_transactions_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payments(id),
  constraint balance_transactions_pkey PRIMARY KEY (id)
);
CREATE INDEX balance_transactions_payment ON balance_transactions USING btree (payment_id);

create table categories (
  slug text not null,
  name text not null,
  parent text,
  position integer not null default 0,
  constraint categories_not_their_own_parent CHECK ((parent <> slug)),
  constraint categories_parent_fkey FOREIGN KEY (parent) REFERENCES categories(slug),
  constraint categories_pkey PRIMARY KEY (slug)
);
CREATE INDEX categories_parent ON categories USING btree (parent);

create table domain_events (
  id bigint not null generated always as identity,
  transaction_id xid8 not null default pg_current_xact_id(),
  organization_id text collate "C" not null,
  event_id text collate "C",
  order_id text collate "C",
  type text not null,
  payload jsonb not null,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  constraint domain_events_pkey PRIMARY KEY (id)
);
CREATE INDEX domain_events_order ON domain_events USING btree (transaction_id, id);

create table event_listings (
  event_id text collate "C" not null,
  organization_id text collate "C" not null,
  series_id text collate "C",
  lead boolean not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  document tsvector not null,
  categories text[] not null,
  tags text[] not null,
  city text,
  city_key text collate "C",
  country text collate "C",
  online boolean not null,
  in_person boolean not null,
  currency text collate "C" not null,
  min_price integer,
  max_price integer,
  location cube,
  popularity integer not null,
  constraint event_listings_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE,
  constraint event_listings_pkey PRIMARY KEY (event_id)
);
CREATE INDEX event_listings_city ON event_listings USING btree (city_key, starts_at, event_id);
CREATE INDEX event_listings_content ON event_listings USING gin (document, categories, tags) WITH (fastupdate=off);
CREATE INDEX event_listings_country ON event_listings USING btree (country, starts_at, event_id);
CREATE INDEX event_listings_currency ON event_listings USING btree (currency, starts_at, event_id);
CREATE INDEX event_listings_end ON event_listings USING btree (ends_at);
CREATE INDEX event_listings_location ON event_listings USING gist (location);
CREATE INDEX event_listings_max_price ON event_listings USING btree (max_price);
CREATE INDEX event_listings_min_price ON event_listings USING btree (min_price);
CREATE INDEX event_listings_online_time ON event_listings USING btree (starts_at, event_id) WHERE online;
CREATE INDEX event_listings_organization ON event_listings USING btree (organization_id, starts_at, event_id);
CREATE INDEX event_listings_popularity ON event_listings USING btree (popularity, event_id);
CREATE INDEX event_listings_series ON event_listings USING btree (series_id, starts_at, event_id) WHERE (series_id IS NOT NULL);
CREATE INDEX event_listings_time ON event_listings USING btree (starts_at, event_id) INCLUDE (ends_at, lead, organization_id, series_id, categories, city, city_key, country, online, in_person, currency, min_price, max_price);

create table event_slugs (
  slug text not null,
  event_id text collate "C" not null,
  created_at timestamp with time zone not null default now(),
  constraint event_slugs_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE,
  constraint event_slugs_pkey PRIMARY KEY (slug)
);
CREATE INDEX event_slugs_event ON event_slugs USING btree (event_id);

create table event_views (
  event_id text collate "C" not null,
  hour timestamp with time zone not null,
  step text not null,
  referrer_host text not null,
  views integer not null,
  constraint event_views_counted CHECK ((views > 0)),
  constraint event_views_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE,
  constraint event_views_pkey PRIMARY KEY (event_id, hour, step, referrer_host),
  constraint event_views_step_known CHECK ((step = ANY (ARRAY['page'::text, 'widget'::text, 'checkout'::text])))
);
CREATE INDEX event_views_hour ON event_views USING btree (hour);

create table events (
  id text collate "C" not null,
  organization_id text collate "C" not null,
  slug text not null,
  name text not null,
  summary text,
  description text,
  status text not null default 'draft'::text,
  visibility text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  timezone text not null,
  venue jsonb,
  online_url text,
  capacity integer,
  currency text not null,
  category text,
  tags text[] not null default '{}'::text[],
  cover_image text,
  max_tickets_per_order integer not null,
  hold_minutes integer not null,
  held integer not null default 0,
  sold integer not null default 0,
  sequence integer not null default 0,
  published_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version integer not null default 1,
  series_id text collate "C",
  cover jsonb,
  cancelled_at timestamp with time zone,
  cancel_reason text,
  max_tickets_per_buyer integer,
  refund_self_service text not null default 'none'::text,
  refund_hours_before integer,
  refund_fee_percent integer not null default 0,
  refund_fee_fixed integer not null default 0,
  constraint events_capacity_positive CHECK ((capacity > 0)),
  constraint events_category_fkey FOREIGN KEY (category) REFERENCES categories(slug),
  constraint events_currency_form CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint events_end_after_start CHECK ((ends_at > starts_at)),
  constraint events_hold_minutes_positive CHECK ((hold_minutes > 0)),
  constraint events_max_per_buyer_range CHECK (((max_tickets_per_buyer >= 1) AND (max_tickets_per_buyer <= 1000))),
  constraint events_max_per_order_positive CHECK ((max_tickets_per_order > 0)),
  constraint events_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint events_pkey PRIMARY KEY (id),
  constraint events_refund_fee_range CHECK ((((refund_fee_percent >= 0) AND (refund_fee_percent <= 100)) AND ((refund_fee_fixed >= 0) AND (refund_fee_fixed <= 99999999)))),
  constraint events_refund_hours_range CHECK (((refund_hours_before >= 0) AND (refund_hours_before <= 8760))),
  constraint events_refund_self_service_known CHECK ((refund_self_service = ANY (ARRAY['none'::text, 'until'::text, 'always'::text]))),
  constraint events_refund_until_hours CHECK (((refund_self_service = 'until'::text) = (refund_hours_before IS NOT NULL))),
  constraint events_series_id_fkey FOREIGN KEY (series_id) REFERENCES series(id),
  constraint events_slug_key UNIQUE (slug),
  constraint events_status_known CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text, 'cancelled'::text]))),
  constraint events_stock_within_capacity CHECK (((held >= 0) AND (sold >= 0) AND ((held + sold) <= capacity))),
  constraint events_visibility_known CHECK ((visibility = ANY (ARRAY['public'::text, 'unlisted'::text])))
);
CREATE INDEX events_category ON events USING btree (category) WHERE (category IS NOT NULL);
CREATE INDEX events_cover_image ON events USING btree (cover_image) WHERE (cover_image IS NOT NULL);
CREATE INDEX events_organization_time ON events USING btree (organization_id, starts_at, id);
CREATE INDEX events_series ON events USING btree (series_id, starts_at, id) WHERE (series_id IS NOT NULL);

create table idempotency_keys (
  principal text not null,
  operation text not null,
  key_hash bytea not null,
  request_hash bytea not null,
  status integer,
  body jsonb,
  locked_at timestamp with time zone not null default now(),
  created_at timestamp with time zone not null default now(),
  constraint idempotency_keys_pkey PRIMARY KEY (principal, operation, key_hash)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys USING btree (created_at);

create table invitations (
  id text collate "C" not null,
  organization_id text collate "C" not null,
  email text not null,
  role text not null,
  token_hash bytea not null,
  invited_by text collate "C" not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  revoked_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint invitations_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
  constraint invitations_pkey PRIMARY KEY (id),
  constraint invitations_role_known CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'staff'::text, 'scanner'::text]))),
  constraint invitations_token_key UNIQUE (token_hash)
);
CREATE UNIQUE INDEX invitations_open_once ON invitations USING btree (organization_id, lower(email)) WHERE ((accepted_at IS NULL) AND (revoked_at IS NULL));
CREATE INDEX invitations_organization ON invitations USING btree (organization_id, id);

create table members (
  id text collate "C" not null,
  organization_id text collate "C" not null,
  user_id text collate "C" not null,
  role text not null,
  created_at timestamp with time zone not null default now(),
  constraint members_once UNIQUE (organization_id, user_id),
  constraint members_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
  constraint members_pkey PRIMARY KEY (id),
  constraint members_role_known CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'staff'::text, 'scanner'::text]))),
  constraint members_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX members_user ON members USING btree (user_id);

create table order_items (
  order_id text collate "C" not null,
  tier_id text collate "C" not null,
  event_id text collate "C" not null,
  name text not null,
  quantity integer not null,
  unit_price integer not null,
  discount integer not null default 0,
  position integer not null,
  constraint order_items_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE,
  constraint order_items_pkey PRIMARY KEY (order_id, tier_id),
  constraint order_items_quantity_positive CHECK ((quantity > 0)),
  constraint order_items_unit_price_positive CHECK ((unit_price >= 0))
);
CREATE INDEX order_items_event ON order_items USING btree (event_id, tier_id);

create table order_secrets (
  secret_hash bytea not null,
  order_id text collate "C" not null,
  created_at timestamp with time zone not null default now(),
  constraint order_secrets_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE,
  constraint order_secrets_pkey PRIMARY KEY (secret_hash)
);
CREATE INDEX order_secrets_order ON order_secrets USING btree (order_id);

create table orders (
  id text collate "C" not null,
  event_id text collate "C" not null,
  organization_id text collate "C" not null,
  number text not null,
  status text not null,
  currency text not null,
  subtotal integer not null,
  discount integer not null default 0,
  total integer not null,
  refunded integer not null default 0,
  buyer_user_id text collate "C",
  buyer_email text,
  buyer_first_name text,
  buyer_last_name text,
  attendees jsonb not null default '[]'::jsonb,
  locale text not null default 'en'::text,
  payment_intent_id text,
  payment_status text,
  expires_at timestamp with time zone,
  confirmed_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  promo_code_id text collate "C",
  promo_code text,
  access_code_id text collate "C",
  answers jsonb not null default '[]'::jsonb,
  secret_hash bytea,
  idempotency_hash bytea,
  request_hash bytea,
  network_hash bytea,
  checkout_session_id text,
  stripe_account text,
  payment_checked_at timestamp with time zone,
  dispute jsonb,
  constraint orders_amounts_add_up CHECK (((subtotal >= 0) AND ((discount >= 0) AND (discount <= subtotal)) AND (total = (subtotal - discount)))),
  constraint orders_number_key UNIQUE (event_id, number),
  constraint orders_payment_status_known CHECK ((payment_status = ANY (ARRAY['pending'::text, 'processing'::text, 'succeeded'::text, 'failed'::text, 'refunded'::text]))),
  constraint orders_pkey PRIMARY KEY (id),
  constraint orders_refund_within_total CHECK (((refunded >= 0) AND (refunded <= total))),
  constraint orders_status_known CHECK ((status = ANY (ARRAY['held'::text, 'awaiting_payment'::text, 'confirmed'::text, 'partially_refunded'::text, 'refunded'::text, 'expired'::text, 'cancelled'::text])))
);
CREATE INDEX orders_access_code ON orders USING btree (access_code_id, lower(buyer_email)) WHERE (access_code_id IS NOT NULL);
CREATE INDEX orders_buyer_user ON orders USING btree (buyer_user_id) WHERE (buyer_user_id IS NOT NULL);
CREATE INDEX orders_due ON orders USING btree (expires_at) WHERE (status = ANY (ARRAY['held'::text, 'awaiting_payment'::text]));
CREATE INDEX orders_event ON orders USING btree (event_id, id);
CREATE INDEX orders_event_email ON orders USING btree (event_id, lower(buyer_email)) WHERE (buyer_email IS NOT NULL);
CREATE INDEX orders_guest_email_given ON orders USING btree (lower(buyer_email)) WHERE ((buyer_user_id IS NULL) AND (buyer_email IS NOT NULL));
CREATE UNIQUE INDEX orders_idempotency ON orders USING btree (idempotency_hash) WHERE (idempotency_hash IS NOT NULL);
CREATE INDEX orders_open_network ON orders USING btree (network_hash) WHERE (network_hash IS NOT NULL);
CREATE INDEX orders_open_payment ON orders USING btree (updated_at) WHERE ((payment_status = ANY (ARRAY['pending'::text, 'processing'::text, 'failed'::text])) AND (status = ANY (ARRAY['awaiting_payment'::text, 'expired'::text, 'cancelled'::text])));
CREATE UNIQUE INDEX orders_payment_intent_key ON orders USING btree (payment_intent_id) WHERE (payment_intent_id IS NOT NULL);
CREATE INDEX orders_promo_code ON orders USING btree (promo_code_id, lower(buyer_email)) WHERE (promo_code_id IS NOT NULL);

create table organizations (
  id text collate "C" not null,
  name text not null,
  slug text not null,
  website text,
  contact_email text,
  default_currency text not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  logo text,
  embed_origins text[] not null default '{}'::text[],
  stripe_account text,
  stripe_charges_enabled boolean not null default false,
  stripe_payouts_enabled boolean not null default false,
  stripe_details_submitted boolean not null default false,
  constraint organizations_currency_form CHECK ((default_currency ~ '^[A-Z]{3}$'::text)),
  constraint organizations_pkey PRIMARY KEY (id),
  constraint organizations_slug_key UNIQUE (slug)
);
CREATE UNIQUE INDEX organizations_stripe_account_key ON organizations USING btree (stripe_account) WHERE (stripe_account IS NOT NULL);

create table payments (
  id text collate "C" not null,
  order_id text collate "C" not null,
  event_id text collate "C" not null,
  kind text not null,
  stripe_id text not null,
  amount integer not null,
  currency text not null,
  created_at timestamp with time zone not null default now(),
  stripe_account text,
  stripe_intent text,
  refund_id text collate "C",
  surplus boolean not null default false,
  constraint payments_kind_known CHECK ((kind = ANY (ARRAY['payment'::text, 'refund'::text, 'refund_failure'::text, 'dispute'::text, 'dispute_reversal'::text]))),
  constraint payments_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id),
  constraint payments_pkey PRIMARY KEY (id),
  constraint payments_sign CHECK ((((kind = ANY (ARRAY['payment'::text, 'refund_failure'::text, 'dispute_reversal'::text])) = (amount > 0)) AND (amount <> 0))),
  constraint payments_stripe_key UNIQUE (stripe_id, kind)
);
CREATE INDEX payments_event ON payments USING btree (event_id, id);
CREATE INDEX payments_order ON payments USING btree (order_id);

create table promo_codes (
  id text collate "C" not null,
  event_id text collate "C" not null,
  organization_id text collate "C" not null,
  code text not null,
  discount_type text not null,
  percent_off integer,
  amount_off integer,
  amount_off_per text not null default 'order'::text,
  tier_ids text[] not null default '{}'::text[],
  starts_at timestamp with time zone,
  ends_at timestamp with time zone,
  max_uses integer,
  max_uses_per_email integer,
  uses integer not null default 0,
  note text,
  created_at timestamp with time zone not null default now(),
  constraint promo_codes_amount_off_per_known CHECK ((amount_off_per = ANY (ARRAY['order'::text, 'ticket'::text]))),
  constraint promo_codes_amount_positive CHECK ((amount_off > 0)),
  constraint promo_codes_discount_complete CHECK ((((discount_type = 'percent'::text) = (percent_off IS NOT NULL)) AND ((discount_type = 'fixed'::text) = (amount_off IS NOT NULL)))),
  constraint promo_codes_discount_type_known CHECK ((discount_type = ANY (ARRAY['percent'::text, 'fixed'::text, 'none'::text]))),
  constraint promo_codes_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE,
  constraint promo_codes_max_uses_per_email_positive CHECK ((max_uses_per_email > 0)),
  constraint promo_codes_max_uses_positive CHECK ((max_uses > 0)),
  constraint promo_codes_percent_range CHECK (((percent_off >= 1) AND (percent_off <= 100))),
  constraint promo_codes_pkey PRIMARY KEY (id),
  constraint promo_codes_uses_within_maximum CHECK (((uses >= 0) AND (uses <= max_uses))),
  constraint promo_codes_window CHECK ((ends_at > starts_at))
);
CREATE UNIQUE INDEX promo_codes_code_key ON promo_codes USING btree (event_id, upper(code));
CREATE INDEX promo_codes_event ON promo_codes USING btree (event_id, id);

create table questions (
  id text collate "C" not null,
  event_id text collate "C" not null,
  organization_id text collate "C" not null,
  scope text not null,
  type text not null,
  label text not null,
  help text,
  required boolean not null,
  options text[] not null default '{}'::text[],
  tier_ids text[] not null default '{}'::text[],
  position integer not null,
  created_at timestamp with time zone not null default now(),
  constraint questions_choices_have_options CHECK (((type = ANY (ARRAY['choice'::text, 'choices'::text])) = (cardinality(options) > 0))),
  constraint questions_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE,
  constraint questions_pkey PRIMARY KEY (id),
  constraint questions_scope_known CHECK ((scope = ANY (ARRAY['order'::text, 'attendee'::text]))),
  constraint questions_type_known CHECK ((type = ANY (ARRAY['text'::text, 'long_text'::text, 'choice'::text, 'choices'::text, 'date'::text, 'number'::text, 'checkbox'::text])))
);
CREATE INDEX questions_event ON questions USING btree (event_id, "position", id);

create table refresh_tokens (
  token_hash bytea not null,
  family_id text collate "C" not null,
  user_id text collate "C" not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint refresh_tokens_pkey PRIMARY KEY (token_hash),
  constraint refresh_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX refresh_tokens_family ON refresh_tokens USING btree (family_id);
CREATE INDEX refresh_tokens_user ON refresh_tokens USING btree (user_id);

create table refunds (
  id text collate "C" not null,
  order_id text collate "C" not null,
  event_id text collate "C" not null,
  organization_id text collate "C" not null,
  payment_id text collate "C" not null,
  status text not null default 'pending'::text,
  source text not null,
  amount integer not null,
  currency text not null,
  reason text,
  ticket_ids text[] not null default '{}'::text[],
  restock boolean not null default false,
  stripe_refund_id text,
  tries integer not null default 0,
  failure text,
  created_at timestamp with time zone not null default now(),
  completed_at timestamp with time zone,
  constraint refunds_amount_positive CHECK ((amount > 0)),
  constraint refunds_completed CHECK (((status = 'pending'::text) = (completed_at IS NULL))),
  constraint refunds_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id),
  constraint refunds_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payments(id),
  constraint refunds_pkey PRIMARY KEY (id),
  constraint refunds_source_known CHECK ((source = ANY (ARRAY['member'::text, 'buyer'::text, 'event_cancelled'::text, 'surplus'::text, 'stripe'::text]))),
  constraint refunds_status_known CHECK ((status = ANY (ARRAY['pending'::text, 'succeeded'::text, 'failed'::text]))),
  constraint refunds_stripe_key UNIQUE (stripe_refund_id)
);
CREATE INDEX refunds_event ON refunds USING btree (event_id, source);
CREATE INDEX refunds_order ON refunds USING btree (order_id, id);
CREATE INDEX refunds_pending ON refunds USING btree (created_at) WHERE (status = 'pending'::text);

create table search_words (
  word text collate "C" not null,
  constraint search_words_pkey PRIMARY KEY (word)
);
CREATE INDEX search_words_trigrams ON search_words USING gin (word gin_trgm_ops) WITH (fastupdate=off);

create table series (
  id text collate "C" not null,
  organization_id text collate "C" not null,
  name text not null,
  rule text,
  timezone text not null,
  created_at timestamp with time zone not null default now(),
  constraint series_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint series_pkey PRIMARY KEY (id)
);
CREATE INDEX series_organization ON series USING btree (organization_id, id);

create table sessions (
  id text collate "C" not null,
  user_id text collate "C" not null,
  user_agent text,
  address text,
  created_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone not null default now(),
  revoked_at timestamp with time zone,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX sessions_user ON sessions USING btree (user_id, id);

create table stripe_catch_ups (
  account text not null,
  caught_up_at timestamp with time zone not null,
  constraint stripe_catch_ups_pkey PRIMARY KEY (account)
);

create table stripe_events (
  id text not null,
  type text not null,
  payload jsonb not null,
  received_at timestamp with time zone not null default now(),
  processed_at timestamp with time zone,
  account text,
  constraint stripe_events_pkey PRIMARY KEY (id)
);

create table throttles (
  key text not null,
  points integer not null,
  expire bigint,
  constraint throttles_pkey PRIMARY KEY (key)
);

create table tickets (
  id text collate "C" not null,
  code text not null,
  order_id text collate "C" not null,
  event_id text collate "C" not null,
  tier_id text collate "C" not null,
  attendee jsonb,
  status text not null default 'valid'::text,
  checked_in_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  answers jsonb not null default '[]'::jsonb,
  holds_stock boolean not null default true,
  constraint tickets_code_key UNIQUE (code),
  constraint tickets_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id),
  constraint tickets_pkey PRIMARY KEY (id),
  constraint tickets_status_known CHECK ((status = ANY (ARRAY['valid'::text, 'checked_in'::text, 'void'::text])))
);
CREATE INDEX tickets_event ON tickets USING btree (event_id, tier_id);
CREATE INDEX tickets_order ON tickets USING btree (order_id, id);

create table tiers (
  id text collate "C" not null,
  event_id text collate "C" not null,
  organization_id text collate "C" not null,
  name text not null,
  description text,
  price integer not null,
  quantity integer,
  held integer not null default 0,
  sold integer not null default 0,
  min_per_order integer not null,
  max_per_order integer not null,
  sales_start_at timestamp with time zone,
  sales_end_at timestamp with time zone,
  visibility text not null,
  position integer not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  available_after text collate "C",
  pay_what_you_want boolean not null default false,
  suggested_price integer,
  refundable boolean not null default true,
  series_tier_id text collate "C",
  constraint tiers_available_after_fkey FOREIGN KEY (available_after) REFERENCES tiers(id),
  constraint tiers_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id),
  constraint tiers_min_per_order_positive CHECK ((min_per_order > 0)),
  constraint tiers_per_order_range CHECK ((max_per_order >= min_per_order)),
  constraint tiers_pkey PRIMARY KEY (id),
  constraint tiers_price_positive CHECK ((price >= 0)),
  constraint tiers_quantity_positive CHECK ((quantity > 0)),
  constraint tiers_sales_window CHECK ((sales_end_at > sales_start_at)),
  constraint tiers_stock_within_quantity CHECK (((held >= 0) AND (sold >= 0) AND ((held + sold) <= quantity))),
  constraint tiers_suggested_price_range CHECK ((suggested_price >= price)),
  constraint tiers_visibility_known CHECK ((visibility = ANY (ARRAY['public'::text, 'hidden'::text])))
);
CREATE INDEX tiers_available_after ON tiers USING btree (available_after) WHERE (available_after IS NOT NULL);
CREATE INDEX tiers_event ON tiers USING btree (event_id, "position", id);
CREATE INDEX tiers_series_tier ON tiers USING btree (series_tier_id) WHERE (series_tier_id IS NOT NULL);

create table user_tokens (
  token_hash bytea not null,
  user_id text collate "C" not null,
  purpose text not null,
  email text not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint user_tokens_pkey PRIMARY KEY (token_hash),
  constraint user_tokens_purpose_known CHECK ((purpose = ANY (ARRAY['verify_email'::text, 'reset_password'::text]))),
  constraint user_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX user_tokens_user ON user_tokens USING btree (user_id, purpose);

create table users (
  id text collate "C" not null,
  email text not null,
  password_hash text not null,
  first_name text not null,
  last_name text not null,
  role text not null,
  email_verified_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  avatar text,
  constraint users_pkey PRIMARY KEY (id),
  constraint users_role_known CHECK ((role = ANY (ARRAY['attendee'::text, 'organizer'::text, 'admin'::text])))
);
CREATE UNIQUE INDEX users_email_key ON users USING btree (lower(email));
