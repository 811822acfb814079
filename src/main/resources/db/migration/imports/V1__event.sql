create schema if not exists imports;

-- An event of a calendar file, and the briefing that came of it: it is known again when the file, or a later state of the calendar, is imported once more. Written in
-- the booking's transaction. The key is a digest, since the UIDs of calendars have no bound.
create table imports.event (
  key         bytea       primary key,
  uid         text        not null,
  briefing    uuid,
  imported_by text        not null,
  imported_at timestamptz not null default now());
