-- A version can be told more than once, of different occasions: reminders at several times, a changed roster, a question.
alter table invitations.issue add column occasion text not null default '';
alter table invitations.message add column occasion text not null default '';
-- facts beside the plan that one message tells, by name
alter table invitations.message add column details jsonb not null default '{}';

alter table invitations.message drop constraint message_briefing_version_kind_fkey;
alter table invitations.issue drop constraint issue_pkey;
update invitations.issue set occasion = 'ROOM' where kind = 'REMINDER';
update invitations.message set occasion = 'ROOM' where kind = 'REMINDER';
alter table invitations.issue add primary key (briefing, version, kind, occasion);
alter table invitations.message add foreign key (briefing, version, kind, occasion) references invitations.issue;

alter table invitations.message drop constraint message_briefing_version_recipient_kind_channel_key;
alter table invitations.message add constraint message_once unique (briefing, version, recipient, kind, channel, occasion);

alter table invitations.issue drop constraint issue_kind_check;
alter table invitations.issue add constraint issue_kind_check check (kind in ('REQUEST', 'CANCEL', 'REMINDER', 'NOTICE'));
