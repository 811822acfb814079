create schema if not exists ledger;

-- How far each briefing's chain of facts reaches. Everything here can be found again from the facts, except what was forgotten.
create table ledger.chain (
  briefing       uuid primary key,
  seq            bigint not null default 0,  -- number of the last fact
  head           bytea  not null default decode(repeat('00', 32), 'hex'), -- its hash
  changed        bigint not null default 0,  -- number of the last fact that can change what the facts come to
  forgotten      bigint not null default 0,  -- the facts up to this one were deleted when their time was over
  forgotten_head bytea  not null default decode(repeat('00', 32), 'hex'),
  forgotten_at   timestamptz
);

-- What was told of a briefing and what people said, one row per fact however often it was told. Each row's hash covers the row before it:
-- sha256(hex of previous, briefing, seq, kind, microseconds of at since 1970, body; joined by line feeds).
create table ledger.fact (
  briefing uuid        not null references ledger.chain,
  seq      bigint      not null check (seq > 0),
  kind     text        not null check (kind in ('EVENT', 'LIST', 'TICK', 'CORRECTION', 'MATCH')),
  at       timestamptz not null, -- when it was taken in
  body     text        not null, -- JSON, exactly as it was hashed
  digest   bytea       unique,   -- sha256 of the body, for what the conference server may tell twice
  previous bytea       not null,
  hash     bytea       not null,
  primary key (briefing, seq)
);

create index fact_at on ledger.fact (briefing, at);

-- Events of rooms that no briefing has (yet); they become facts when one has.
create table ledger.orphan (
  digest bytea primary key,
  room   text        not null,
  at     timestamptz not null,
  body   text        not null
);

create index orphan_room on ledger.orphan (room);

create function ledger.refuse() returns trigger language plpgsql as
$$ begin
  if tg_op = 'DELETE' and current_setting('giaoban.forgetting', true) = 'on' then return old; end if;
  raise exception 'the ledger is append-only';
end $$;

create trigger fact_append_only before update or delete on ledger.fact for each row execute function ledger.refuse();
create trigger fact_kept before truncate on ledger.fact for each statement execute function ledger.refuse();

-- What a briefing's attendance was when it was closed or changed afterwards, signed. Older seals stay.
create table ledger.seal (
  id        bigint generated always as identity primary key,
  briefing  uuid        not null references ledger.chain,
  seq       bigint      not null, -- the last fact that it covers
  head      text        not null, -- its hash, in hex
  verdicts  text        not null, -- sha256 of the verdicts, in hex
  at        timestamptz not null,
  key       text        not null,
  signature text        not null
);

create index seal_briefing on ledger.seal (briefing, id);

create trigger seal_append_only before update or delete on ledger.seal for each row execute function ledger.refuse();
create trigger seal_kept before truncate on ledger.seal for each statement execute function ledger.refuse();

-- The keys that sign seals, sealed with the installation's secret; of a key from the configuration only the public part.
create table ledger.seal_key (
  kid        text primary key,
  sealed     bytea       not null,
  made_here  boolean     not null,
  created_at timestamptz not null default now()
);

create unique index seal_key_made_here on ledger.seal_key (made_here) where made_here;
