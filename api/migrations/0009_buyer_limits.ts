import type { Knex } from 'knex';

// Concurrently, and validating what was added before: the tables stay in use meanwhile. That is why there is no transaction around it, and
// why every step can be repeated.
export const config = { transaction: false };

const withinRange = 'events_max_per_buyer_range';

export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table events add column if not exists max_tickets_per_buyer integer');
  await knex.raw(`alter table events drop constraint if exists ${withinRange}`);
  // Without a look at the rows there are, which would keep everybody out of the table for as long.
  await knex.raw(`alter table events add constraint ${withinRange} check (max_tickets_per_buyer between 1 and 1000) not valid`);
  await knex.raw(`alter table events validate constraint ${withinRange}`);
  // What an interrupted build has left is not valid.
  await knex.raw('drop index concurrently if exists orders_event_email');
  // What one buyer has at an event. Held orders without an address, which most are, cost nothing here; those of users have their index.
  await knex.raw('create index concurrently orders_event_email on orders (event_id, lower(buyer_email)) where buyer_email is not null');
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup to go back.');
}
