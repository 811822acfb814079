-- Few points lack a room; whoever gives one back looks for them.
create index expected_point_waiting on briefings.expected_point (point) where room is null;
