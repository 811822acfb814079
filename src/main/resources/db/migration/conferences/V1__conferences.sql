create schema if not exists conferences;

-- The room of each briefing at the conference server; made with the briefing and never changed.
create table conferences.conference (
    briefing   uuid primary key references briefings.briefing,
    name       text not null unique check (name = lower(name)),
    created_at timestamptz not null default now()
);

-- The keys that sign people's tokens, private part sealed with the installation's secret. At most one is in use; the others are
-- published as long as their row is here, so that tokens signed with them stay good.
create table conferences.signing_key (
    kid        text primary key,
    sealed     bytea not null,
    in_use     boolean not null default true,
    created_at timestamptz not null default now()
);
create unique index signing_key_in_use on conferences.signing_key (in_use) where in_use;
