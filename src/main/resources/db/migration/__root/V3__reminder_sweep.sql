-- Each instance looks for due reminders by itself now; its job of former versions has no class any more
delete from quartz.qrtz_simple_triggers where trigger_name = 'reminder-sweep';
delete from quartz.qrtz_triggers where trigger_name = 'reminder-sweep';
delete from quartz.qrtz_job_details where job_name = 'reminder-sweep';
