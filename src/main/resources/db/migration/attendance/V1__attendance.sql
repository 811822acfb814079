create schema if not exists attendance;

-- What the conference server told, one row per fact however often it was told; rows of rooms that nobody knows are kept too.
create table attendance.event (
  id           bigint generated always as identity primary key,
  digest       bytea       not null unique,
  room         text        not null,
  kind         text        not null,
  room_jid     text        not null,
  breakout     boolean     not null,
  jid          text,
  identity     text,
  name         text,
  joined_at    timestamptz,
  left_at      timestamptz,
  created_at   timestamptz,
  destroyed_at timestamptz,
  occupants    jsonb       not null,
  received_at  timestamptz not null
);

create index event_room on attendance.event (room, id);

-- What people said against the computed verdict; the newest of a point or delegate holds, the older ones stay.
create table attendance.correction (
  id       bigint generated always as identity primary key,
  briefing uuid        not null,
  kind     text        not null check (kind in ('POINT', 'DELEGATE')),
  who      text        not null,
  verdict  text        not null check (verdict in ('PRESENT', 'LATE', 'LEFT_EARLY', 'ABSENT', 'EXCUSED')),
  reason   text        not null,
  by       text        not null,
  at       timestamptz not null
);

create index correction_briefing on attendance.correction (briefing, id);

create function attendance.refuse() returns trigger language plpgsql as
$$ begin raise exception 'attendance facts are append-only'; end $$;

create trigger event_append_only before update or delete on attendance.event
  for each statement execute function attendance.refuse();
create trigger correction_append_only before update or delete on attendance.correction
  for each statement execute function attendance.refuse();

-- What the facts came to when they were last computed; made again from them at any time.
create table attendance.sheet (
  briefing    uuid primary key,
  room        text        not null,
  facts       bigint      not null, -- how many events of the room it was computed from; -1: none yet
  starts_at   timestamptz,
  chair       text,                 -- who led it: mail address, or name without one
  chair_name  text,
  closed      boolean     not null,
  real_end    timestamptz,
  computed_at timestamptz not null
);

create index sheet_start on attendance.sheet (starts_at);

create table attendance.result (
  briefing     uuid             not null references attendance.sheet on delete cascade,
  kind         text             not null,
  who          text             not null, -- the point's code, or the delegate's id
  point        text,
  point_kind   text,
  person       text,                      -- a delegate's mail address, or name without one
  name         text             not null,
  role         text,
  substitution boolean          not null,
  verdict      text,
  late         boolean          not null,
  left_early   boolean          not null,
  first_join   timestamptz,
  last_leave   timestamptz,
  seconds      bigint           not null,
  share        double precision not null,
  late_seconds bigint           not null,
  drops        integer          not null,
  primary key (briefing, kind, who)
);
