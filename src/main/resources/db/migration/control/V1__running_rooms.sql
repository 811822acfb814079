create schema if not exists control;

-- A warning that the end is near, given once in a briefing's room. The key has the end: a briefing that is prolonged is warned again.
create table control.warning (
  briefing uuid        not null references briefings.briefing,
  ends_at  timestamptz not null,
  before   text        not null,
  at       timestamptz not null,
  primary key (briefing, ends_at, before));

-- Whose link died, and when: who came in by it before that has to leave the room, who comes later came by another one.
create table control.expulsion (
  briefing uuid        not null references briefings.briefing,
  identity text        not null,
  at       timestamptz not null,
  primary key (briefing, identity));
