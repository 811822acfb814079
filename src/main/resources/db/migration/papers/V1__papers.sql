create schema if not exists papers;

-- What is handed out for a briefing. Its content lies in pieces, so that nobody ever holds all of it in memory.
create table papers.document (
  id          uuid        primary key,
  briefing    uuid        not null references briefings.briefing,
  name        text        not null,
  media_type  text        not null,
  size        bigint      not null check (size > 0),
  sha256      text        not null check (length(sha256) = 64),
  -- who may read it beside the secretaries
  access      text        not null check (access in ('EVERYBODY', 'POINTS', 'SECRETARIES')),
  points      text[]      not null default '{}',
  position    int         not null,
  uploaded_at timestamptz not null,
  uploaded_by text        not null,
  check ((access = 'POINTS') = (cardinality(points) > 0))
);

-- one name, one document: whoever sends a file twice, or two at once, has it once
create unique index document_name on papers.document (briefing, lower(name));

create table papers.piece (
  document uuid not null references papers.document on delete cascade,
  number   int  not null,
  bytes    bytea not null,
  primary key (document, number)
);

-- what is a PDF or a picture is packed already
alter table papers.piece alter column bytes set storage external;
