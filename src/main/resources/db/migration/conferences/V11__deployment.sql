-- Which conference server a room is on, by its name in the configuration; 'default' is the first of them, under whatever name.
alter table conferences.conference add column deployment text not null default 'default';
alter table conferences.conference alter column deployment drop default;
create index conference_deployment on conferences.conference (deployment);
