-- Wrong passwords in a row, by a keyed hash of the name that was tried, whether or not somebody has it.
create table accounts.failed_login (
  name_hash    text primary key,
  failures     int         not null,
  last_at      timestamptz not null,
  locked_until timestamptz
);

create index failed_login_last_at on accounts.failed_login (last_at);
