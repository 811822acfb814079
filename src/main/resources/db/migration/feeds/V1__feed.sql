create schema if not exists feeds;

-- A view of the briefings for whoever has its address. The addresses are stored nowhere: they carry the id and a proof of the generation.
create table feeds.feed (
  id         uuid        primary key,
  kind       text        not null check (kind in ('POINT', 'PERSON', 'ALL')),
  subject    text        not null,
  generation int         not null,
  revoked    boolean     not null,
  created_at timestamptz not null,
  created_by text        not null);

create index feed_alive on feeds.feed (created_at, id) where not revoked;
