-- The briefings of a person, by mail address.
create index delegate_mail on roster.delegate (lower(email)) where expected;
