import type { Knex } from 'knex';

// Concurrently, because events stay in use meanwhile, and that is why there is no transaction around it.
export const config = { transaction: false };

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- How often an event was looked at, hour by hour; nothing about who looked.
    create table if not exists event_views (
      event_id text collate "C" not null references events on delete cascade,
      hour timestamptz not null,
      step text not null constraint event_views_step_known check (step in ('page', 'widget', 'checkout')),
      -- Where they came from; empty when that is not known.
      referrer_host text not null,
      views integer not null constraint event_views_counted check (views > 0),
      primary key (event_id, hour, step, referrer_host)
    )`);
  await knex.raw('create index if not exists event_views_hour on event_views (hour)');
  // Left over and unusable when a first try was interrupted.
  await knex.raw('drop index if exists events_cover_image');
  // Who else shows a picture that is about to be removed.
  await knex.raw('create index concurrently events_cover_image on events (cover_image) where cover_image is not null');
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup to go back.');
}
