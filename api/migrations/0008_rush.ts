import type { Knex } from 'knex';

// Concurrently, so that orders can be placed while the indexes are built; that is why there is no transaction around it, and why every
// step can be repeated.
export const config = { transaction: false };

const indexes = [
  // A repeated request finds the order it made. The event is part of what is hashed.
  ['orders_idempotency', 'unique index', '(idempotency_hash) where idempotency_hash is not null'],
  // Open orders of a network; what is over has forgotten its network. No other condition, so that no other index looks as if it would do.
  ['orders_open_network', 'index', `(network_hash) where network_hash is not null`],
  // Orders without an address, which held ones are, are no guest's yet.
  ['orders_guest_email_given', 'index', '(lower(buyer_email)) where buyer_user_id is null and buyer_email is not null'],
] as const;

export async function up(knex: Knex): Promise<void> {
  // With the hash of its credential in the order's own row there is one row less to write for each.
  await knex.raw(`alter table orders
    add column if not exists secret_hash bytea,
    add column if not exists idempotency_hash bytea,
    add column if not exists request_hash bytea,
    add column if not exists network_hash bytea`);
  for (const [name, kind, definition] of indexes) {
    // What an interrupted build has left is not valid.
    await knex.raw(`drop index concurrently if exists ${name}`);
    await knex.raw(`create ${kind} concurrently ${name} on orders ${definition}`);
  }
  await knex.raw('drop index concurrently if exists orders_guest_email');
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup to go back.');
}
