package vn.giaoban.control;

import java.time.Duration;
import java.util.UUID;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import vn.giaoban.briefings.BriefingId;

/** Something has happened to a briefing that those in its room should feel at once. */
class RoomLook implements Job {

    static final String BRIEFING = "briefing";

    private final RoomWatch watch;

    RoomLook(RoomWatch watch) {
        this.watch = watch;
    }

    @Override
    public void execute(JobExecutionContext context) {
        var briefing = UUID.fromString(context.getMergedJobDataMap().getString(BRIEFING));
        watch.lookAt(new BriefingId(briefing)).block(Duration.ofSeconds(60));
    }
}
