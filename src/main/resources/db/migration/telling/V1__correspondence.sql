create schema if not exists telling;

-- What is told of one briefing, or of one series, follows one thread: its row is locked while somebody decides what to tell, so that two
-- who hear of changes at the same time decide one after the other.
create table telling.correspondence (
  subject text        not null primary key,
  -- under which messages are queued: the briefing, or the series' first
  anchor  uuid        not null,
  -- the last version of the briefing that was told
  version int         not null default 0,
  -- how often something was decided; the SEQUENCE of a series
  decided int         not null default 0,
  -- DTSTAMP of the last decision: no later one is older, whatever the clocks say
  stamp   timestamptz not null default 'epoch');
