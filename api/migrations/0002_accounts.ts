import type { Knex } from 'knex';

// Every statement here is quick on a full table: new tables, and columns whose default is no value to be written.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table users add column avatar text;
    alter table organizations add column logo text;
    alter table organizations add column embed_origins text[] not null default '{}';

    -- A sign-in; its refresh tokens are the family of the same id.
    create table sessions (
      id text collate "C" primary key,
      user_id text collate "C" not null references users on delete cascade,
      user_agent text,
      address text,
      created_at timestamptz not null default now(),
      last_used_at timestamptz not null default now(),
      revoked_at timestamptz
    );
    create index sessions_user on sessions (user_id, id);
    insert into sessions (id, user_id, created_at, last_used_at, revoked_at)
      select family_id, min(user_id), min(created_at), max(created_at), max(revoked_at) from refresh_tokens group by family_id;

    -- What a mail lets its reader do once: prove an address, set a password.
    create table user_tokens (
      token_hash bytea primary key,
      user_id text collate "C" not null references users on delete cascade,
      purpose text not null constraint user_tokens_purpose_known check (purpose in ('verify_email', 'reset_password')),
      email text not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      created_at timestamptz not null default now()
    );
    create index user_tokens_user on user_tokens (user_id, purpose);

    create table invitations (
      id text collate "C" primary key,
      organization_id text collate "C" not null references organizations on delete cascade,
      email text not null,
      role text not null constraint invitations_role_known check (role in ('owner', 'admin', 'staff', 'scanner')),
      token_hash bytea not null constraint invitations_token_key unique,
      invited_by text collate "C" not null,
      expires_at timestamptz not null,
      accepted_at timestamptz,
      revoked_at timestamptz,
      created_at timestamptz not null default now()
    );
    create index invitations_organization on invitations (organization_id, id);
    create unique index invitations_open_once on invitations (organization_id, lower(email)) where accepted_at is null and revoked_at is null;

    create table audit_log (
      id text collate "C" primary key,
      organization_id text collate "C" not null references organizations on delete cascade,
      actor_kind text not null constraint audit_log_actor_known check (actor_kind in ('user', 'apiKey', 'system')),
      actor_id text collate "C",
      actor_name text not null,
      action text not null,
      target_type text not null,
      target_id text collate "C" not null,
      before jsonb,
      after jsonb,
      created_at timestamptz not null default now()
    );
    create index audit_log_organization on audit_log (organization_id, id);

    -- Counters of the sign-in throttle, shared by every process.
    create table throttles (
      key text primary key,
      points integer not null,
      expire bigint
    );
  `);
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup to go back.');
}
