-- What a message tells of a series, beside the plan of one briefing.
alter table invitations.message add column series uuid;
alter table invitations.message add column portion jsonb;

create index message_of_series on invitations.message (series, position) where series is not null;
