import type { Knex } from 'knex';

/** The kinds of event a new installation knows; its admins change them as they like. */
const categories: [slug: string, name: string, children: [slug: string, name: string][]][] = [
  [
    'music',
    'Music',
    [
      ['concerts', 'Concerts'],
      ['festivals', 'Festivals'],
      ['club-nights', 'Club nights'],
      ['classical', 'Classical'],
      ['jazz', 'Jazz'],
    ],
  ],
  [
    'stage',
    'Stage',
    [
      ['theatre', 'Theatre'],
      ['comedy', 'Comedy'],
      ['dance', 'Dance'],
      ['opera', 'Opera'],
    ],
  ],
  [
    'arts',
    'Arts and film',
    [
      ['exhibitions', 'Exhibitions'],
      ['film', 'Film'],
      ['literature', 'Literature'],
    ],
  ],
  [
    'business',
    'Business',
    [
      ['conferences', 'Conferences'],
      ['networking', 'Networking'],
      ['trade-fairs', 'Trade fairs'],
    ],
  ],
  [
    'learning',
    'Learning',
    [
      ['courses', 'Courses'],
      ['lectures', 'Lectures'],
      ['workshops', 'Workshops'],
    ],
  ],
  [
    'technology',
    'Technology',
    [
      ['hackathons', 'Hackathons'],
      ['meetups', 'Meetups'],
    ],
  ],
  [
    'sport',
    'Sport',
    [
      ['matches', 'Matches'],
      ['races', 'Races'],
      ['fitness', 'Fitness'],
    ],
  ],
  [
    'food-and-drink',
    'Food and drink',
    [
      ['markets', 'Markets'],
      ['tastings', 'Tastings'],
    ],
  ],
  [
    'family',
    'Family',
    [
      ['children', 'Children'],
      ['fairs', 'Fairs'],
    ],
  ],
  [
    'community',
    'Community',
    [
      ['charity', 'Charity'],
      ['religion', 'Religion'],
      ['parties', 'Parties'],
    ],
  ],
  ['other', 'Other', []],
];

const seeds = categories.flatMap(([slug, name, children], position) => [
  { slug, name, parent: null, position },
  ...children.map(([child, childName], index) => ({ slug: child, name: childName, parent: slug, position: index })),
]);

// Every statement is quick on full tables: new tables, columns with constant defaults, and constraints that the next migration validates.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table categories (
      slug text primary key,
      name text not null,
      parent text constraint categories_parent_fkey references categories,
      position integer not null default 0,
      constraint categories_not_their_own_parent check (parent <> slug)
    );
    create index categories_parent on categories (parent);

    -- Events that are the same on several dates.
    create table series (
      id text collate "C" primary key,
      organization_id text collate "C" not null references organizations,
      name text not null,
      rule text,
      timezone text not null,
      created_at timestamptz not null default now()
    );
    create index series_organization on series (organization_id, id);

    alter table events add column version integer not null default 1;
    alter table events add column series_id text collate "C";
    alter table events add column cover jsonb;
    alter table events add column cancelled_at timestamptz;
    alter table events add column cancel_reason text;
    alter table events add constraint events_series_id_fkey foreign key (series_id) references series not valid;

    -- Slugs that events had: links to them still arrive.
    create table event_slugs (
      slug text primary key,
      event_id text collate "C" not null references events on delete cascade,
      created_at timestamptz not null default now()
    );
    create index event_slugs_event on event_slugs (event_id);

    alter table tiers add column available_after text collate "C";
    alter table tiers add column pay_what_you_want boolean not null default false;
    alter table tiers add column suggested_price integer;
    alter table tiers add column refundable boolean not null default true;
    -- The tier of the series' first date that this one is a copy of.
    alter table tiers add column series_tier_id text collate "C";
    alter table tiers add constraint tiers_suggested_price_range check (suggested_price >= price) not valid;
    alter table tiers add constraint tiers_available_after_fkey foreign key (available_after) references tiers not valid;

    create table questions (
      id text collate "C" primary key,
      event_id text collate "C" not null references events on delete cascade,
      organization_id text collate "C" not null,
      scope text not null constraint questions_scope_known check (scope in ('order', 'attendee')),
      type text not null
        constraint questions_type_known check (type in ('text', 'long_text', 'choice', 'choices', 'date', 'number', 'checkbox')),
      label text not null,
      help text,
      required boolean not null,
      options text[] not null default '{}',
      tier_ids text[] not null default '{}',
      position integer not null,
      created_at timestamptz not null default now(),
      constraint questions_choices_have_options check ((type in ('choice', 'choices')) = (cardinality(options) > 0))
    );
    create index questions_event on questions (event_id, position, id);

    create table promo_codes (
      id text collate "C" primary key,
      event_id text collate "C" not null references events on delete cascade,
      organization_id text collate "C" not null,
      code text not null,
      discount_type text not null constraint promo_codes_discount_type_known check (discount_type in ('percent', 'fixed', 'none')),
      percent_off integer constraint promo_codes_percent_range check (percent_off between 1 and 100),
      amount_off integer constraint promo_codes_amount_positive check (amount_off > 0),
      amount_off_per text not null default 'order' constraint promo_codes_amount_off_per_known check (amount_off_per in ('order', 'ticket')),
      tier_ids text[] not null default '{}',
      starts_at timestamptz,
      ends_at timestamptz,
      max_uses integer constraint promo_codes_max_uses_positive check (max_uses > 0),
      max_uses_per_email integer constraint promo_codes_max_uses_per_email_positive check (max_uses_per_email > 0),
      -- Orders that use it: held, awaiting payment, confirmed. Expired and cancelled ones give their use back.
      uses integer not null default 0,
      note text,
      created_at timestamptz not null default now(),
      constraint promo_codes_discount_complete
        check ((discount_type = 'percent') = (percent_off is not null) and (discount_type = 'fixed') = (amount_off is not null)),
      constraint promo_codes_window check (ends_at > starts_at),
      constraint promo_codes_uses_within_maximum check (uses >= 0 and uses <= max_uses)
    );
    create unique index promo_codes_code_key on promo_codes (event_id, upper(code));
    create index promo_codes_event on promo_codes (event_id, id);

    alter table orders add column promo_code_id text collate "C";
    alter table orders add column promo_code text;
    alter table orders add column access_code_id text collate "C";
    alter table orders add column answers jsonb not null default '[]';
    alter table tickets add column answers jsonb not null default '[]';
  `);
  await knex('categories').insert(seeds);
  // What organizers have called their kinds of event so far stays valid.
  await knex.raw(`
    insert into categories (slug, name, position)
      select distinct category, initcap(replace(category, '-', ' ')), 1000 from events where category is not null
      on conflict do nothing;
    alter table events add constraint events_category_fkey foreign key (category) references categories not valid;
  `);
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup to go back.');
}
