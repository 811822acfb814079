create schema if not exists roster;

-- What each expected point answered. A point that is dropped keeps its row, for the record.
create table roster.answer (
  briefing uuid    not null references briefings.briefing,
  point    text    not null references points.point,
  position bigint  generated always as identity,
  expected boolean not null default true,
  response text    not null default 'PENDING' check (response in ('PENDING', 'ACCEPTED', 'DECLINED')),
  reason   text,
  at       timestamptz,
  primary key (briefing, point)
);

create table roster.delegate (
  id             uuid primary key,
  briefing       uuid    not null references briefings.briefing,
  position       int     not null,
  name           text    not null,
  title          text,
  email          text,
  phone          text,
  point          text    references points.point,
  role           text    not null check (role in ('CHAIR', 'SECRETARY', 'PRESENTER', 'DELEGATE', 'OBSERVER', 'TECHNICIAN')),
  expected       boolean not null default true,
  response       text    not null default 'PENDING' check (response in ('PENDING', 'ACCEPTED', 'DECLINED')),
  substitute_for uuid    references roster.delegate
);

create index delegate_briefing on roster.delegate (briefing, position);

-- A personal way in. Its address is HMAC(secret, id || generation): never stored, only found again by its hash.
create table roster.link (
  id         uuid primary key,
  briefing   uuid    not null references briefings.briefing,
  point      text    references points.point,
  delegate   uuid    references roster.delegate,
  generation int     not null default 1,
  revoked    boolean not null default false,
  check (num_nonnulls(point, delegate) = 1)
);

create unique index link_point on roster.link (briefing, point) where point is not null and not revoked;
create unique index link_delegate on roster.link (delegate) where delegate is not null;

create table roster.link_token (
  hash       text primary key,
  link       uuid not null references roster.link,
  generation int  not null,
  unique (link, generation)
);
