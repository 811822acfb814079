create schema if not exists secondfactor;

-- The secret is sealed with the installation's; last_step keeps a code from being used twice.
create table secondfactor.factor (
  account    uuid primary key references accounts.account on delete cascade,
  secret     text        not null,
  confirmed  boolean     not null default false,
  last_step  bigint      not null default 0,
  created_at timestamptz not null default now()
);

-- Of each recovery code only a keyed hash is here; one that was used is gone.
create table secondfactor.recovery_code (
  account uuid not null references accounts.account on delete cascade,
  hash    text not null,
  primary key (account, hash)
);
