-- What people said of who is in a point's room, from which time on; what was said later holds for the times that it is about.
create table attendance.tick (
  id       bigint generated always as identity primary key,
  briefing uuid        not null,
  point    text        not null,
  delegate uuid        not null,
  present  boolean     not null,
  since    timestamptz not null,
  by       text        not null,
  at       timestamptz not null
);

create index tick_briefing on attendance.tick (briefing, id);

create trigger tick_append_only before update or delete on attendance.tick
  for each statement execute function attendance.refuse();
