create schema if not exists substitutions;

-- Somebody asks that another person attends in a delegate's place. Decided once; the row keeps who decided what, when and why.
create table substitutions.substitution (
  id              uuid        primary key,
  briefing        uuid        not null references briefings.briefing,
  delegate        uuid        not null references roster.delegate,
  name            text        not null,
  title           text,
  email           text,
  phone           text,
  reason          text        not null,
  status          text        not null default 'PENDING' check (status in ('PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
  -- the delegate who chaired when it was asked and whose consent was asked for by mail; null when nobody could be asked
  chair           uuid        references roster.delegate,
  asked_by        text        not null,
  asked_at        timestamptz not null,
  decided_by      text,
  decided_at      timestamptz,
  decision_reason text,
  -- the delegate who the substitute became
  successor       uuid        references roster.delegate,
  check ((status = 'PENDING') = (decided_at is null) and (status = 'PENDING') = (decided_by is null)),
  check ((status = 'APPROVED') = (successor is not null))
);

-- Two who ask for the same delegate at once: one is told that the other was faster.
create unique index substitution_open on substitutions.substitution (delegate) where status = 'PENDING';
create index substitution_delegate on substitutions.substitution (delegate, asked_at);
create index substitution_briefing on substitutions.substitution (briefing) where status = 'PENDING';
