-- Keys belong to the module tokens now, whose tables are made before these.
insert into tokens.signing_key (kid, sealed, created_at, signs_from, dropped_at)
select kid, sealed, created_at, created_at, case when in_use then null else now() + interval '1 day' end
  from conferences.signing_key;

drop table conferences.signing_key;
