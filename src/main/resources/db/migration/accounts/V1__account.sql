create schema if not exists accounts;

create table accounts.account (
  id         uuid primary key default gen_random_uuid(),
  username   citext      not null unique,
  password   text        not null,
  roles      text[]      not null,
  point      text,
  created_at timestamptz not null default now()
);
