import type { Knex } from 'knex';

// Concurrently, so that orders can be placed while the indexes are built; that is why there is no transaction around it.
export const config = { transaction: false };

export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table orders add column if not exists secret_hash bytea');
  await knex.raw('drop index if exists orders_secret');
  await knex.raw('create unique index concurrently orders_secret on orders (secret_hash) where secret_hash is not null');
  // Orders without an address, which held ones are, are no guest's yet.
  await knex.raw('drop index if exists orders_guest_email_given');
  await knex.raw(`create index concurrently orders_guest_email_given on orders (lower(buyer_email))
                   where buyer_user_id is null and buyer_email is not null`);
  await knex.raw('drop index concurrently if exists orders_guest_email');
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup to go back.');
}
