-- When somebody last asked to remind of it; told_at is the one time that the service does so by itself.
alter table tasks.task add nudged_at timestamptz;
