package vn.giaoban.control;

import java.util.UUID;
import org.quartz.JobExecutionContext;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.ReactiveJob;

/** Something has happened to a briefing that those in its room should feel at once. */
class RoomLook extends ReactiveJob {

    static final String BRIEFING = "briefing";

    private final RoomWatch watch;

    RoomLook(RoomWatch watch) {
        this.watch = watch;
    }

    @Override
    protected Mono<?> work(JobExecutionContext context) {
        var briefing = UUID.fromString(context.getMergedJobDataMap().getString(BRIEFING));
        return watch.lookAt(new BriefingId(briefing));
    }
}
