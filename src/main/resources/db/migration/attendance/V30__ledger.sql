-- The facts are the ledger's now, which takes over whatever there is; it may do so before or after this.
do $$
begin
  if to_regclass('attendance.event') is null then return; end if;
  if exists (select from attendance.event) or exists (select from attendance.correction) or exists (select from attendance.tick) then
    return;
  end if;
  drop table attendance.event, attendance.correction, attendance.tick;
  drop function attendance.refuse;
end $$;

-- "facts" is the number of the last fact now; all is computed once more, and sealed then.
alter table attendance.sheet drop column room;
update attendance.sheet set facts = -1;
