create schema if not exists tasks;

-- What a point has to do for a briefing. It is kept when it is over, for the record.
create table tasks.task (
  id        uuid        primary key default gen_random_uuid(),
  kind      text        not null check (kind in ('ROOM', 'NOMINATION', 'COUNTER_PROPOSAL', 'CONCLUSION')),
  briefing  uuid        not null references briefings.briefing,
  point     text        not null,
  due       timestamptz not null,
  status    text        not null default 'OPEN' check (status in ('OPEN', 'DONE', 'CLOSED')),
  opened_at timestamptz not null,
  ended_at  timestamptz,
  -- when others were told that it is due; once
  told_at   timestamptz
);

create unique index task_open on tasks.task (kind, briefing, point) where status = 'OPEN';
create index task_briefing on tasks.task (briefing);
create index task_due on tasks.task (due, id);
create index task_point on tasks.task (point, due, id);
create index task_untold on tasks.task (due) where status = 'OPEN' and told_at is null;
