-- When a hold's reservation runs out by itself; null is for good. Readers ask now(), so that it counts as free to the second.
alter table reservations.reservation add column expires_at timestamptz;
create index reservation_expiring on reservations.reservation (expires_at) where active and expires_at is not null;

-- Rooms kept for somebody whose form is still open. Its rooms are reservations with the hold as their holder.
create table reservations.hold (
  id         uuid        primary key,
  owner      text        not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  starts_at  timestamptz not null,
  ends_at    timestamptz not null check (ends_at > starts_at),
  -- whose rooms it had: known even when somebody else has cleared the expired reservations away
  points     text[]      not null,
  -- the briefing that its rooms went to
  used_by    uuid,
  -- it has expired, and its rooms were offered to those who wait for them
  swept      boolean     not null default false
);
create index hold_open on reservations.hold (expires_at) where used_by is null and not swept;
