-- What a holder (a briefing or a hold) asks of the conference server beside the devices in its rooms. The devices are counted from the
-- rooms themselves, so that no path can forget to count one; a holder without rooms asks for nothing.
create table reservations.conference_load (
  holder uuid      primary key,
  during tstzrange not null,
  -- people who take part with a link of their own, at no point; null when nobody has said yet
  links  int       check (links >= 0)
);

create index conference_load_during on reservations.conference_load using gist (during);

insert into reservations.conference_load (holder, during)
select holder, range_merge(range_agg(during)) from reservations.reservation where active group by holder;
