-- When the point said that its list is complete, though its quota is not filled.
alter table roster.answer add complete_at timestamptz;
