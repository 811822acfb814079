-- The trail is read newest first, of one thing, of one person, or of a period.
create index entry_at on audit.entry (at desc, id desc);
create index entry_entity_at on audit.entry (entity, at desc, id desc);
create index entry_actor_at on audit.entry (actor, at desc, id desc);
drop index audit.entry_entity;
