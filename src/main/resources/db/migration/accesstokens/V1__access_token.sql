create schema if not exists accesstokens;

-- Of the token itself only its SHA-256 is here.
create table accesstokens.access_token (
  id           uuid primary key default gen_random_uuid(),
  account      uuid        not null references accounts.account on delete cascade,
  hash         text        not null unique,
  name         text        not null,
  scopes       text[]      not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  last_used_at timestamptz
);

create index access_token_account on accesstokens.access_token (account);
