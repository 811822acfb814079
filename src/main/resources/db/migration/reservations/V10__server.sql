-- Which conference server a holder is on, by its name in the configuration; 'default' is the first of them, under whatever name. Null for one
-- that has not been placed, as a hold.
alter table reservations.conference_load add column server text;

update reservations.conference_load l set server = 'default'
 where not exists (select 1 from reservations.hold h where h.id = l.holder);
