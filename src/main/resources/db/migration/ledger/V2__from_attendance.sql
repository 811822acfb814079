-- What was told and said before there was a ledger is the beginning of each briefing's chain, in the order it was taken in. Events of rooms
-- that no briefing has are orphans.

create function pg_temp.millis(at timestamptz) returns bigint language sql immutable as
$$ select (extract(epoch from at) * 1000)::bigint $$;

create function pg_temp.visits(occupants jsonb) returns json language sql as
$$ select ('[' || string_agg(json_strip_nulls(row_to_json(v))::text, ',') || ']')::json
     from (select o ->> 'jid' as jid, o ->> 'id' as id, o ->> 'name' as name,
                  pg_temp.millis((o ->> 'joinedAt')::timestamptz) as joined, pg_temp.millis((o ->> 'leftAt')::timestamptz) as left
             from jsonb_array_elements(occupants) o) v $$;

do $$
declare
  next_fact    record;
  this_chain   uuid;
  last_number  bigint;
  last_hash    bytea;
  this_hash    bytea;
begin
  if to_regclass('attendance.event') is null then return; end if;

  create temporary table told on commit drop as
  select e.id, e.room, e.received_at as at,
         (select json_strip_nulls(row_to_json(b))::text
            from (select e.kind, e.room, e.room_jid as "roomJid", e.breakout, e.jid, e.identity as id, e.name,
                         pg_temp.millis(e.joined_at) as joined, pg_temp.millis(e.left_at) as left,
                         pg_temp.millis(e.created_at) as created, pg_temp.millis(e.destroyed_at) as destroyed,
                         pg_temp.visits(e.occupants) as all) b) as body
    from attendance.event e;

  insert into ledger.orphan (digest, room, at, body)
  select sha256(convert_to(t.body, 'UTF8')), t.room, t.at, t.body from told t
   where not exists (select 1 from conferences.conference c where c.name = t.room)
  on conflict do nothing;

  for next_fact in
    select c.briefing, t.at, 1 as source, t.id, 'EVENT' as kind, t.body, sha256(convert_to(t.body, 'UTF8')) as digest
      from told t join conferences.conference c on c.name = t.room
    union all
    select t.briefing, t.at, 2, t.id, 'TICK',
           (select row_to_json(b)::text from (select t.point, t.delegate, t.present, pg_temp.millis(t.since) as since, t.by) b), null
      from attendance.tick t
    union all
    select c.briefing, c.at, 3, c.id, 'CORRECTION',
           (select row_to_json(b)::text from (select c.kind, c.who, c.verdict, c.reason, c.by) b), null
      from attendance.correction c
    order by 1, 2, 3, 4
  loop
    continue when exists (select 1 from ledger.fact f where f.digest = next_fact.digest);
    if this_chain is distinct from next_fact.briefing then
      this_chain := next_fact.briefing;
      last_number := 0;
      last_hash := decode(repeat('00', 32), 'hex');
      insert into ledger.chain (briefing) values (this_chain);
    end if;
    last_number := last_number + 1;
    this_hash := sha256(convert_to(concat_ws(E'\n', encode(last_hash, 'hex'), this_chain, last_number, next_fact.kind,
                                             (extract(epoch from next_fact.at) * 1000000)::bigint, next_fact.body), 'UTF8'));
    insert into ledger.fact (briefing, seq, kind, at, body, digest, previous, hash)
    values (this_chain, last_number, next_fact.kind, next_fact.at, next_fact.body, next_fact.digest, last_hash, this_hash);
    update ledger.chain c set seq = last_number, head = this_hash, changed = last_number where c.briefing = this_chain;
    last_hash := this_hash;
  end loop;

  drop table attendance.event, attendance.correction, attendance.tick;
  drop function attendance.refuse;
end $$;
