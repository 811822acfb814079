create schema if not exists weekly;

-- One mail to one recipient of one week's report: the key is what makes it one.
create table weekly.mail (
  issue        date        not null, -- the day on which it is due
  recipient    text        not null, -- the address, in small letters
  stamp        timestamptz not null, -- when it was queued; the Date of the mail
  state        text        not null default 'QUEUED' check (state in ('QUEUED', 'SENT', 'FAILED', 'MISSED')),
  attempts     int         not null default 0,
  due          timestamptz not null default now(),
  leased_until timestamptz,
  detail       text,
  at           timestamptz not null,
  primary key (issue, recipient)
);

create index mail_queued on weekly.mail (due) where state = 'QUEUED';
