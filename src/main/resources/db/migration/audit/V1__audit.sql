create schema if not exists audit;

create table audit.entry (
  id     bigint generated always as identity primary key,
  at     timestamptz not null default now(),
  actor  text        not null,
  entity text        not null,
  action text        not null,
  before jsonb,
  after  jsonb,
  reason text
);

create index entry_entity on audit.entry (entity, id);

-- The trail is append-only, for whoever writes to it.
create function audit.refuse() returns trigger language plpgsql as
$$ begin raise exception 'the audit trail is append-only'; end $$;

create trigger entry_append_only before update or delete or truncate on audit.entry
  for each statement execute function audit.refuse();
