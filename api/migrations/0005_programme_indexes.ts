import type { Knex } from 'knex';

// Concurrently, and validating what was added before: the tables stay in use meanwhile, and that is why there is no transaction around it.
export const config = { transaction: false };

const indexes: Record<string, string> = {
  events_series: 'events (series_id, starts_at, id) where series_id is not null',
  events_category: 'events (category) where category is not null',
  tiers_available_after: 'tiers (available_after) where available_after is not null',
  tiers_series_tier: 'tiers (series_tier_id) where series_tier_id is not null',
  orders_promo_code: 'orders (promo_code_id, lower(buyer_email)) where promo_code_id is not null',
  orders_access_code: 'orders (access_code_id, lower(buyer_email)) where access_code_id is not null',
};
const constraints: [table: string, constraint: string][] = [
  ['events', 'events_series_id_fkey'],
  ['events', 'events_category_fkey'],
  ['tiers', 'tiers_suggested_price_range'],
  ['tiers', 'tiers_available_after_fkey'],
];

export async function up(knex: Knex): Promise<void> {
  for (const [name, definition] of Object.entries(indexes)) {
    // Left over and unusable when a first try was interrupted.
    await knex.raw(`drop index if exists ${name}`);
    await knex.raw(`create index concurrently ${name} on ${definition}`);
  }
  for (const [table, constraint] of constraints) await knex.raw(`alter table ${table} validate constraint ${constraint}`);
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup to go back.');
}
