-- What the recipient knew before an update, told beside what holds now.
alter table invitations.message add column before jsonb;
