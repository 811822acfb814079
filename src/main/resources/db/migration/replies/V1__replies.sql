create schema if not exists replies;

-- A mail that was looked at. It is kept when it is over, so that it is never handled twice, wherever it lies in the mailbox.
create table replies.mail (
  digest       text        primary key,
  message_id   text        not null,
  uid_validity bigint      not null,
  uid          bigint      not null,
  outcome      text        not null check (outcome in ('HANDLED', 'IGNORED', 'LEFT')),
  detail       text        not null,
  at           timestamptz not null);

create index mail_place on replies.mail (uid_validity, uid);

-- When an address answered last about a briefing: an answer that was given earlier and comes later changes nothing.
create table replies.latest (
  briefing uuid        not null references briefings.briefing,
  address  text        not null,
  stamp    timestamptz not null,
  primary key (briefing, address));
