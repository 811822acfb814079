-- By which channel somebody is told: a point (POINT:<code>) or a mail address; by mail unless it says otherwise.
create table invitations.channel (
  recipient text        not null primary key,
  channel   text        not null check (channel in ('MAIL', 'WEBHOOK', 'BOTH')),
  -- what is tried when mail can't be delivered or comes back
  fallback  text        check (fallback in ('WEBHOOK')),
  at        timestamptz not null);

alter table invitations.message drop constraint message_channel_check;
alter table invitations.message add constraint message_channel_check check (channel in ('MAIL', 'WEBHOOK'));

-- as decided when the message was queued; null again once it was made use of
alter table invitations.message add column fallback text check (fallback in ('WEBHOOK'));
create index message_falling_back on invitations.message (position) where fallback is not null and state in ('FAILED', 'BOUNCED');

-- a message is updated twice on its way: room for that on its page
alter table invitations.message set (fillfactor = 70);
