create schema if not exists invitations;

-- What was decided to be told of a briefing's version. Its columns fix what every message of it says, so that a message can be
-- rendered again, byte for byte, as often as needed.
create table invitations.issue (
  briefing uuid        not null,
  version  int         not null,
  kind     text        not null check (kind in ('REQUEST', 'CANCEL')),
  sequence int         not null,
  stamp    timestamptz not null,
  ends_at  timestamptz not null,
  plan     jsonb       not null,
  primary key (briefing, version, kind));

-- One message to one recipient. It holds no link: the token is derived again whenever the message is rendered.
create table invitations.message (
  id             uuid        not null primary key default gen_random_uuid(),
  position       bigint      not null generated always as identity unique,
  briefing       uuid        not null,
  version        int         not null,
  kind           text        not null,
  channel        text        not null check (channel in ('MAIL')),
  recipient      text        not null,
  recipient_kind text        not null check (recipient_kind in ('POINT', 'DELEGATE')),
  recipient_id   text        not null,
  name           text        not null,
  email          text,
  role           text        not null,
  point          text,
  room           text,
  room_name      text,
  link           uuid,
  first          boolean     not null,
  changes        text        not null default '',
  state          text        not null check (state in ('QUEUED', 'SENT', 'FAILED', 'BOUNCED', 'MISSED')),
  detail         text,
  due            timestamptz not null,
  attempts       int         not null default 0,
  -- an attempt ended without an answer: the recipient may have it
  in_doubt       boolean     not null default false,
  -- set while an attempt is under way; one that lies in the past belonged to an instance that died
  leased_until   timestamptz,
  message_id     text        not null,
  at             timestamptz not null,
  foreign key (briefing, version, kind) references invitations.issue,
  unique (briefing, version, recipient, kind, channel));

create index message_waiting on invitations.message (due, position) where state = 'QUEUED';
create index message_in_order on invitations.message (briefing, recipient, position);
create index message_of_briefing on invitations.message (briefing, position);
