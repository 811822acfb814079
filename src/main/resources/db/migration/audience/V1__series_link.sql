create schema if not exists audience;

-- The way of one recipient to all their occurrences of a series. Its address carries the id and is stored nowhere.
create table audience.series_link (
  id         uuid not null primary key default gen_random_uuid(),
  series     uuid not null,
  recipient  text not null,
  generation int  not null default 1,
  unique (series, recipient));
