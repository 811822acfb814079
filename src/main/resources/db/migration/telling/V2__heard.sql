-- Up to which version an occurrence of a series was looked at: a change of many occurrences is told once, and heard of once for each of them.
create table telling.heard (
  briefing uuid not null primary key,
  version  int  not null);
