-- Who was invited at an address, when an answer comes from there.
create index message_by_address on invitations.message (briefing, lower(email));
