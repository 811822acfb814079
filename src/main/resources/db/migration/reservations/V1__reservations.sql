create schema if not exists reservations;

-- One room, or one person who can't be in two places, for one half-open range of time, for one holder (a briefing).
create table reservations.reservation (
  id       bigint generated always as identity primary key,
  holder   uuid      not null,
  point    text,
  -- no foreign key: rooms are never deleted, and the catalogue is locked while a booking reads it
  room     text,
  person   text,
  resource text      not null generated always as (coalesce('room:' || room, 'person:' || lower(person))) stored,
  during   tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  active   boolean   not null default true,
  check (num_nonnulls(room, person) = 1),
  -- The promise of the whole service: whatever code runs, on however many instances, nothing is booked twice.
  constraint reservation_no_overlap exclude using gist (resource with =, during with &&) where (active)
);

create index reservation_holder on reservations.reservation (holder) where active;
