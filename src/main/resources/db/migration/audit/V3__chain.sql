-- The trail as a chain: each link's hash covers the link before it and the whole of one entry,
-- sha256(hex of previous, line feed, seq, line feed, text of the entry as audit.text gives it). Links are added by a step of their own shortly after
-- the entries, so that no change waits for another.
create table audit.chain (
  one  boolean primary key default true check (one),
  seq  bigint  not null default 0, -- number of the last link
  head bytea   not null default decode(repeat('00', 32), 'hex') -- its hash
);

insert into audit.chain default values;

create table audit.link (
  seq      bigint primary key check (seq > 0),
  entry    bigint not null unique, -- of audit.entry; a foreign key would refuse to truncate that before the trigger says why
  previous bytea  not null,
  hash     bytea  not null
);

create trigger link_append_only before update or delete or truncate on audit.link
  for each statement execute function audit.refuse();

-- Entries that have no link yet. A row is there from the commit of its entry on, whatever the order of numbers and commits.
create table audit.unsealed (
  entry bigint primary key
);

create function audit.await_seal() returns trigger language plpgsql as
$$ begin
  insert into audit.unsealed select id from added;
  return null;
end $$;

create trigger entry_awaits_seal after insert on audit.entry
  referencing new table as added for each statement execute function audit.await_seal();

insert into audit.unsealed select id from audit.entry;

-- All of an entry, as it is hashed.
create function audit.text(e audit.entry) returns text language sql stable as
$$ select jsonb_build_array(e.id, (extract(epoch from e.at) * 1000000)::bigint, e.actor, e.entity, e.action, e.before, e.after, e.reason)::text $$;

-- Who read what in which hour, so that it is in the trail once; forgotten after a day.
create table audit.reading (
  actor  text        not null,
  entity text        not null,
  action text        not null,
  detail text        not null,
  hour   timestamptz not null,
  primary key (hour, actor, entity, action, detail)
);
