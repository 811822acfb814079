create schema if not exists briefings;

create table briefings.briefing (
  id            uuid primary key,
  version       int         not null,
  sequence      int         not null,
  status        text        not null check (status in ('DRAFT', 'SCHEDULED', 'LIVE', 'ENDED', 'CANCELLED')),
  title         text        not null,
  agenda        jsonb       not null,
  chair_name    text,
  chair_title   text,
  chair_email   text,
  host          text        references points.point,
  -- the effect, as instants; with the zone it gives back the wall-clock time that was meant
  starts_at     timestamptz not null,
  ends_at       timestamptz not null,
  time_zone     text        not null,
  policy        text        not null,
  priority      text        not null,
  urgent_reason text,
  buffer_before text        not null,
  buffer_after  text        not null,
  reminders     text[]      not null,
  attendance    jsonb       not null,
  cancel_reason text,
  created_at    timestamptz not null,
  created_by    text        not null,
  check (ends_at > starts_at)
);

create index briefing_start on briefings.briefing (starts_at, id);
create index briefing_undone on briefings.briefing (status, starts_at) where status in ('DRAFT', 'SCHEDULED', 'LIVE');

create table briefings.expected_point (
  briefing uuid    not null references briefings.briefing,
  position int     not null,
  point    text    not null references points.point,
  required boolean not null,
  room     text    references points.room,
  pinned   boolean not null,
  quota    int     not null check (quota >= 0),
  primary key (briefing, point)
);

create index expected_point_point on briefings.expected_point (point, briefing);
