create schema if not exists series;

-- The rule that briefings came from. A series that was split shares its rule's text with the part before; the bounds tell them apart.
create table series.series (
  id           uuid primary key,
  rrule        text        not null,
  -- DTSTART, and all times of this table without a zone: wall-clock times in time_zone
  starts_local timestamp   not null,
  time_zone    text        not null,
  exdates      timestamp[] not null,
  from_local   timestamp,
  before_local timestamp,
  shift        text        not null,
  length       text        not null,
  -- the plan that new occurrences are made from, as it would be asked for
  template     jsonb       not null,
  published    boolean     not null,
  filled_until timestamp   not null,
  split_from   uuid references series.series,
  created_at   timestamptz not null,
  created_by   text        not null
);

create table series.occurrence (
  briefing      uuid primary key references briefings.briefing,
  series        uuid      not null references series.series,
  recurrence_id timestamp not null,
  -- members of the plan that were changed for this occurrence alone
  changed       text[]    not null default '{}',
  unique (series, recurrence_id)
);

-- What the rule gives and could not be had.
create table series.skipped (
  series        uuid        not null references series.series,
  recurrence_id timestamp   not null,
  starts_at     timestamptz not null,
  ends_at       timestamptz not null,
  conflicts     jsonb       not null,
  primary key (series, recurrence_id)
);
