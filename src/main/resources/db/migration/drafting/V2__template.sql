-- A form that was kept under a name, to begin others with.
create table drafting.template (
  id   uuid        primary key,
  name text        not null,
  plan jsonb       not null,
  by   text        not null,
  at   timestamptz not null default now());

create unique index template_name on drafting.template (lower(name));
