create schema if not exists tokens;

-- The keys that sign people's tokens, private part sealed with the installation's secret. The one whose turn came last signs; a new one is
-- published before its turn, a former one until it is dropped, so that tokens signed with it stay good.
create table tokens.signing_key (
    kid        text primary key,
    sealed     bytea not null,
    created_at timestamptz not null,
    signs_from timestamptz not null,
    dropped_at timestamptz
);
