create schema if not exists reminders;

-- One time at which all who are expected at a briefing are reminded of it. The key has the start and not the version: a change that does
-- not move the briefing reminds nobody twice. PASSED ones were due when their plan was told, so that they would have said the same.
create table reminders.reminder (
  briefing  uuid        not null references briefings.briefing,
  starts_at timestamptz not null,
  before    text        not null,
  due       timestamptz not null,
  state     text        not null check (state in ('ARMED', 'PASSED', 'SENT', 'MISSED', 'DROPPED')),
  at        timestamptz not null,
  primary key (briefing, starts_at, before));

create index reminder_armed on reminders.reminder (due) where state = 'ARMED';
