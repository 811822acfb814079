create schema if not exists alerts;

-- Something that somebody was alerted of, once. The key has the start: a briefing that moves has alerts of its own again. An episode is
-- numbered by how many there were before it, so that two who see the same at once write the same row.
create table alerts.alert (
  id          uuid primary key,
  briefing    uuid        not null references briefings.briefing,
  starts_at   timestamptz not null,
  kind        text        not null,
  subject     text        not null, -- the point's code, or the chair's id as a delegate; empty for the quorum
  name        text        not null,
  episode     integer     not null,
  since       timestamptz,
  connected   integer     not null,
  required    integer     not null,
  at          timestamptz not null,
  resolved_at timestamptz,
  unique (briefing, starts_at, kind, subject, episode));
