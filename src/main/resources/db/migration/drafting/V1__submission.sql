create schema if not exists drafting;

-- A form that was sent off, and the briefing that came of it: whoever sends the same form again is led to that one. Written in the booking's transaction.
create table drafting.submission (
  form     uuid        primary key,
  owner    text        not null,
  briefing uuid,
  at       timestamptz not null default now());
