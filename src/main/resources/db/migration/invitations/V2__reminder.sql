-- A point is reminded that it has no room yet.
alter table invitations.issue drop constraint issue_kind_check;
alter table invitations.issue add constraint issue_kind_check check (kind in ('REQUEST', 'CANCEL', 'REMINDER'));
