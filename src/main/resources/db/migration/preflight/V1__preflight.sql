create schema if not exists preflight;

-- What a point, or a person at it, said of its devices before a briefing; rows are only ever added, the newest holds.
create table preflight.device_check (
  id         bigint generated always as identity primary key,
  briefing   uuid        not null references briefings.briefing,
  starts_at  timestamptz not null, -- when the briefing was to begin: after a move all is checked anew
  point      text        not null,
  delegate   uuid,                 -- null: the room's device
  before     text,                 -- the check-time it was made for, as PT30M; null when that was long before the first
  camera     boolean     not null,
  microphone boolean     not null,
  speaker    boolean     not null,
  network    boolean     not null,
  tested     boolean     not null, -- whether the browser tested by itself, or somebody only said so
  rtt_ms     integer,
  kbps       integer,
  via        text check (via in ('RELAY', 'LOOPBACK')),
  browser    text        not null,
  by         text        not null,
  at         timestamptz not null
);

create index device_check_briefing on preflight.device_check (briefing, starts_at, id);

create function preflight.refuse() returns trigger language plpgsql as
$$ begin raise exception 'device checks are append-only'; end $$;

create trigger device_check_append_only before update or delete or truncate on preflight.device_check
  for each statement execute function preflight.refuse();

-- The check-times of a briefing that came: who writes the row tells the points that are not ready, and nobody after that.
create table preflight.check_time (
  briefing  uuid        not null references briefings.briefing,
  starts_at timestamptz not null,
  before    text        not null,
  told      text[]      not null, -- the points that were not ready
  at        timestamptz not null,
  primary key (briefing, starts_at, before)
);
