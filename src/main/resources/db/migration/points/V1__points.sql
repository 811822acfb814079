create schema if not exists points;

-- Text as people search it: without case and without accents (Đ is a D).
create function points.fold(t text) returns text language sql immutable parallel safe strict as
$$ select lower(public.unaccent('public.unaccent', t)) $$;

create table points.point (
  code        text primary key,
  position    bigint generated always as identity unique,
  name        text    not null,
  kind        text    not null check (kind in ('CENTRAL', 'DEPARTMENT', 'DISTRICT', 'COMMUNE', 'OTHER')),
  parent      text    references points.point deferrable initially deferred,
  email       text,
  phone       text,
  uplink_mbps int     check (uplink_mbps >= 0),
  retired     boolean not null default false,
  version     int     not null default 1,
  search      text generated always as (points.fold(name || ' ' || code)) stored
);

create index point_kind on points.point (kind, position);
create index point_parent on points.point (parent);

create table points.room (
  id       text generated always as (point || '/' || code) stored primary key,
  point    text    not null references points.point,
  code     text    not null,
  position bigint generated always as identity,
  name     text    not null,
  capacity int     not null check (capacity > 0),
  retired  boolean not null default false,
  version  int     not null default 1
);

create index room_point on points.room (point, position);
