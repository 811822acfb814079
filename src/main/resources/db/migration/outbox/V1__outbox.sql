create schema if not exists outbox;

-- An event waits here once per listener, and is deleted in the transaction in which it was heard.
create table outbox.event (
  id           bigint generated always as identity primary key,
  listener     text        not null,
  key          text        not null,
  type         text        not null,
  payload      jsonb       not null,
  at           timestamptz not null default now(),
  due          timestamptz not null default now(),
  leased_until timestamptz,
  attempts     int         not null default 0,
  fault        text,
  dead_at      timestamptz
);

create index event_waiting on outbox.event (listener, key, id) where dead_at is null;
create index event_due on outbox.event (due, id) where dead_at is null;
