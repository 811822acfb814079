create schema if not exists conclusions;

-- What there is of a briefing once it was held: by which later ones find it, and the notice that tells of its conclusions.
create table conclusions.minutes (
  briefing  uuid        primary key references briefings.briefing,
  -- where what is still open shall come up again
  series    uuid,
  host      text,
  held_at   timestamptz not null,
  number    text,
  issued_at timestamptz,
  issued_by text,
  check ((issued_at is null) = (issued_by is null))
);

create table conclusions.conclusion (
  id         uuid        primary key,
  briefing   uuid        not null references conclusions.minutes,
  -- its place, from 1 on; it stays when one before it is taken away, since people have quoted it
  number     int         not null check (number > 0),
  text       text        not null,
  written_at timestamptz not null,
  written_by text        not null,
  unique (briefing, number)
);

-- What a point has to do because of a conclusion.
create table conclusions.assignment (
  id          uuid        primary key,
  conclusion  uuid        not null references conclusions.conclusion on delete cascade,
  point       text        not null,
  due         timestamptz not null,
  status      text        not null default 'OPEN' check (status in ('OPEN', 'REPORTED', 'CLOSED')),
  progress    text,
  reported_at timestamptz,
  closed_at   timestamptz,
  closed_by   text,
  check ((closed_at is null) = (status <> 'CLOSED')),
  unique (conclusion, point)
);

create index assignment_point on conclusions.assignment (point, due);
create index assignment_open on conclusions.assignment (due) where status <> 'CLOSED';
create index minutes_series on conclusions.minutes (series) where series is not null;
create index minutes_host on conclusions.minutes (host) where host is not null;
