package vn.giaoban.attendance;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.kernel.Actor;
import vn.giaoban.presence.Verdict;

/** Attendance sheets for those who show them: read, doubted and corrected just as over HTTP. */
@Component
public class Sheets {

    private final Attendance attendance;
    private final Evidence evidence;
    private final Matches matches;

    Sheets(Attendance attendance, Evidence evidence, Matches matches) {
        this.attendance = attendance;
        this.evidence = evidence;
        this.matches = matches;
    }

    /** The attendance of a briefing as it is now; fails when there is no such briefing. */
    public Mono<SheetView> get(BriefingId id) {
        return attendance.sheet(id).map(SheetView::of);
    }

    /** Whether facts, seals and verdicts are as they were; fails when there is no such briefing. */
    public Mono<VerifyView> verify(BriefingId id) {
        return evidence.verify(id);
    }

    /** The facts behind the line of a point; fails when the briefing does not expect it. */
    public Mono<TraceView> traceOfPoint(BriefingId id, String point) {
        return evidence.trace(id, Mark.Key.ofPoint(point));
    }

    /** The same of a delegate. */
    public Mono<TraceView> traceOfDelegate(BriefingId id, UUID delegate) {
        return evidence.trace(id, Mark.Key.ofDelegate(delegate));
    }

    /**
     * Writes down that a point's verdict is another one than was computed; fails when the briefing does not expect it.
     *
     * @param reason why, for whoever reads the sheet
     */
    public Mono<Void> correctPoint(BriefingId id, String point, Verdict verdict, String reason, Actor actor) {
        return attendance
                .correct(id, Mark.Key.ofPoint(point), verdict, reason, "/point", actor)
                .then();
    }

    /** The same of a delegate. */
    public Mono<Void> correctDelegate(BriefingId id, UUID delegate, Verdict verdict, String reason, Actor actor) {
        var key = Mark.Key.ofDelegate(delegate);
        return attendance
                .correct(id, key, verdict, reason, "/delegateId", actor)
                .then();
    }

    /**
     * Writes down whose the visits of a guest were, a point's or a delegate's; fails when the briefing does not expect them, or has no such guest.
     *
     * @param identity as the sheet shows the guest
     * @param reason why, for whoever reads the sheet
     */
    public Mono<Void> match(
            BriefingId id,
            String identity,
            @Nullable String point,
            @Nullable UUID delegate,
            String reason,
            Actor actor) {
        return matches.match(id, new MatchForm(identity, null, null, point, delegate, null, reason), actor)
                .then();
    }
}
