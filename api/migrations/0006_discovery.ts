import type { Knex } from 'knex';

// Without a transaction around it: the backfill commits batch by batch, so that events can be sold and edited meanwhile.
export const config = { transaction: false };

const batch = 1000;

// One simple query is one transaction, and a short one. `if not exists`, because the backfill after it may be interrupted and begun again.
const schema = `
  create extension if not exists pg_trgm;
  create extension if not exists unaccent;
  create extension if not exists cube;

  -- What search compares: lower case, without accents, nothing but letters, digits and single spaces.
  create or replace function search_text(value text) returns text language sql stable parallel safe
    return trim(lower(regexp_replace(unaccent(normalize(value, NFKC)), '[^[:alnum:]]+', ' ', 'g')));

  -- A point as metres from the middle of the earth: between two of them lies a chord, which indexes can compare as arcs cannot.
  create or replace function earth_point(latitude float8, longitude float8) returns cube language sql immutable strict parallel safe
    return cube(array[
      6371000 * cos(radians(latitude)) * cos(radians(longitude)),
      6371000 * cos(radians(latitude)) * sin(radians(longitude)),
      6371000 * sin(radians(latitude))
    ]);

  -- What discovery knows of an event: a row for each that is published, public and not over.
  create table if not exists event_listings (
    event_id text collate "C" primary key references events on delete cascade,
    organization_id text collate "C" not null,
    series_id text collate "C",
    -- The next date of its series, or an event without one.
    lead boolean not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    document tsvector not null,
    -- Its category and those above it.
    categories text[] not null,
    tags text[] not null,
    city text,
    city_key text collate "C",
    country text collate "C",
    online boolean not null,
    in_person boolean not null,
    currency text collate "C" not null,
    -- Of public tiers; null without one.
    min_price integer,
    max_price integer,
    location cube,
    popularity integer not null
  );
  -- Most searches walk along time; with what they ask about beside the keys they need not look at the rows. No tags: too long for an index.
  create index if not exists event_listings_time on event_listings (starts_at, event_id)
    include (ends_at, lead, organization_id, series_id, categories, city, city_key, country, online, in_person, currency, min_price, max_price);
  create index if not exists event_listings_online_time on event_listings (starts_at, event_id) where online;
  create index if not exists event_listings_popularity on event_listings (popularity, event_id);
  create index if not exists event_listings_city on event_listings (city_key, starts_at, event_id);
  create index if not exists event_listings_country on event_listings (country, starts_at, event_id);
  create index if not exists event_listings_currency on event_listings (currency, starts_at, event_id);
  create index if not exists event_listings_organization on event_listings (organization_id, starts_at, event_id);
  create index if not exists event_listings_series on event_listings (series_id, starts_at, event_id) where series_id is not null;
  create index if not exists event_listings_min_price on event_listings (min_price);
  create index if not exists event_listings_max_price on event_listings (max_price);
  create index if not exists event_listings_end on event_listings (ends_at);
  -- One index for all three, so that words and categories are looked up together. Written at once rather than collected: a search must not wade
  -- through what others have changed.
  create index if not exists event_listings_content on event_listings using gin (document, categories, tags) with (fastupdate = off);
  create index if not exists event_listings_location on event_listings using gist (location);

  -- The words that listings have: mistyped ones are compared with them.
  create table if not exists search_words (
    word text collate "C" primary key
  );
  create index if not exists search_words_trigrams on search_words using gin (word gin_trgm_ops) with (fastupdate = off);

  -- The listing that each event should have now, its place in its series aside. Categories are at most three deep.
  create or replace view listable_events as
    select e.id as event_id, e.organization_id, e.series_id, e.starts_at, e.ends_at,
           setweight(to_tsvector('simple', search_text(e.name)), 'A')
             || setweight(to_tsvector('simple', search_text(
                  concat_ws(' ', array_to_string(e.tags, ' '), e.venue ->> 'name', e.venue ->> 'city'))), 'B')
             || setweight(to_tsvector('simple', search_text(coalesce(e.summary, ''))), 'C')
             || setweight(to_tsvector('simple', search_text(coalesce(e.description, ''))), 'D') as document,
           array_remove(array[c.slug, parent.slug, grandparent.slug], null) as categories,
           array(select distinct lower(tag) from unnest(e.tags) tag) as tags,
           nullif(trim(e.venue ->> 'city'), '') as city,
           nullif(left(search_text(e.venue ->> 'city'), 100), '') as city_key,
           e.venue ->> 'country' as country,
           e.online_url is not null as online,
           jsonb_typeof(e.venue) is not distinct from 'object' as in_person,
           e.currency, prices.min_price, prices.max_price,
           earth_point((e.venue ->> 'latitude')::float8, (e.venue ->> 'longitude')::float8) as location,
           e.sold * 20 as popularity
      from events e
      left join categories c on c.slug = e.category
      left join categories parent on parent.slug = c.parent
      left join categories grandparent on grandparent.slug = parent.parent
      left join lateral (
        select min(price) as min_price, max(price) as max_price from tiers where tiers.event_id = e.id and visibility = 'public'
      ) prices on true
     where e.status = 'published' and e.visibility = 'public' and e.ends_at > now()`;

const columns = `event_id, organization_id, series_id, starts_at, ends_at, document, categories, tags, city, city_key, country, online, in_person,
  currency, min_price, max_price, location, popularity`;

export async function up(knex: Knex): Promise<void> {
  await knex.raw(schema);
  let last = '';
  for (;;) {
    const { rows } = await knex.raw<{ rows: { id: string }[] }>('select id from events where id > ? order by id limit ?', [last, batch]);
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) break;
    await knex.raw(
      `with listed as (
         insert into event_listings (${columns}, lead)
           select ${columns}, series_id is null from listable_events where event_id = any(?)
           on conflict do nothing returning document)
       insert into search_words
         select distinct word from listed, unnest(tsvector_to_array(document)) word where length(word) between 3 and 40 order by word
         on conflict do nothing`,
      [ids],
    );
    last = ids.at(-1)!;
  }
  await knex.raw(
    `update event_listings set lead = true where event_id in
       (select distinct on (series_id) event_id from event_listings where series_id is not null order by series_id, starts_at, event_id)`,
  );
  await knex.raw('analyze event_listings');
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup to go back.');
}
