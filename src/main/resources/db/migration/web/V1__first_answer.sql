create schema if not exists web;

-- The first answer to each Idempotency-Key, kept for 24 hours.
create table web.first_answer (
  principal    text        not null,
  key          text        not null,
  request      text        not null,
  status       int         not null,
  content_type text,
  location     text,
  etag         text,
  body         text        not null,
  at           timestamptz not null default now(),
  primary key (principal, key)
);

create index first_answer_at on web.first_answer (at);
