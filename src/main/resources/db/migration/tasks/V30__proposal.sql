-- Another time that a point proposes for a briefing: what a COUNTER_PROPOSAL is about.
alter table tasks.task add column proposed_start timestamptz;
alter table tasks.task add column proposed_end timestamptz;
alter table tasks.task add column proposal text;
