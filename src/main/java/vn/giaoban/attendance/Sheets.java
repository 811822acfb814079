package vn.giaoban.attendance;

import java.util.UUID;
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

    Sheets(Attendance attendance, Evidence evidence) {
        this.attendance = attendance;
        this.evidence = evidence;
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
        return evidence.trace(id, new Mark.Key(Mark.Kind.DELEGATE, delegate.toString()));
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
        var key = new Mark.Key(Mark.Kind.DELEGATE, delegate.toString());
        return attendance
                .correct(id, key, verdict, reason, "/delegateId", actor)
                .then();
    }
}
