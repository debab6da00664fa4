import type { Knex } from 'knex';

// Concurrently, so that orders can be placed while the index is built; that is why there is no transaction around it.
export const config = { transaction: false };

export async function up(knex: Knex): Promise<void> {
  // Left over and unusable when a first try was interrupted.
  await knex.raw('drop index if exists orders_guest_email');
  await knex.raw('create index concurrently orders_guest_email on orders (lower(buyer_email)) where buyer_user_id is null');
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup to go back.');
}
