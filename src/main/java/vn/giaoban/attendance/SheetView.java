package vn.giaoban.attendance;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.presence.Judgement;
import vn.giaoban.presence.Verdict;
import vn.giaoban.presence.Visit;
import vn.giaoban.roster.Delegate;

/** The attendance of a briefing as it is read; times in the briefing's zone, minutes and shares rounded. */
public record SheetView(
        BriefingId briefing,
        boolean closed,
        OffsetDateTime computedAt,
        @Nullable OffsetDateTime realStart,
        @Nullable OffsetDateTime realEnd,
        Totals totals,
        List<PointLine> points,
        List<DelegateLine> delegates,
        List<Unmatched> unmatched) {

    /** How many points came to which verdict. */
    public record Totals(int expected, long present, long late, long leftEarly, long absent, long excused) {

        static Totals of(List<Mark> points) {
            return new Totals(
                    points.size(),
                    count(points, Verdict.PRESENT),
                    count(points, Verdict.LATE),
                    count(points, Verdict.LEFT_EARLY),
                    count(points, Verdict.ABSENT),
                    count(points, Verdict.EXCUSED));
        }

        private static long count(List<Mark> points, Verdict verdict) {
            return points.stream().filter(mark -> mark.verdict() == verdict).count();
        }
    }

    /** A point: its device's verdict, and its delegates. */
    public record PointLine(
            String code,
            String name,
            @Nullable Verdict verdict,
            boolean late,
            boolean leftEarly,
            @Nullable OffsetDateTime firstJoin,
            @Nullable OffsetDateTime lastLeave,
            double minutes,
            double share,
            int drops,
            List<DelegateLine> delegates,
            @Nullable CorrectionLine correction) {}

    /**
     * A delegate.
     *
     * @param substituteForName who was expected before them
     */
    public record DelegateLine(
            UUID id,
            String name,
            String role,
            @Nullable UUID substituteFor,
            @Nullable String substituteForName,
            @Nullable Verdict verdict,
            boolean late,
            boolean leftEarly,
            @Nullable OffsetDateTime firstJoin,
            @Nullable OffsetDateTime lastLeave,
            double minutes,
            double share,
            int drops,
            List<Session> sessions,
            @Nullable CorrectionLine correction) {}

    /** A visit; {@code to} is null when nobody told its end. */
    public record Session(OffsetDateTime from, @Nullable OffsetDateTime to, Visit.Source source) {}

    /** A correction that holds. */
    public record CorrectionLine(Verdict verdict, String reason, String by, OffsetDateTime at) {}

    /** A visit of somebody whom the briefing does not expect; it can be matched by its identity, or by its address and begin. */
    public record Unmatched(
            String identity,
            String jid,
            OffsetDateTime from,
            @Nullable OffsetDateTime to) {}

    static SheetView of(Sheet sheet) {
        return new Lines(sheet).toView();
    }

    /** Minutes with two digits. */
    static double minutes(Judgement judgement) {
        return Math.round(judgement.present().toMillis() / 600.0) / 100.0;
    }

    /** A share with four digits. */
    static double share(Judgement judgement) {
        return Math.round(judgement.share() * 10_000) / 10_000.0;
    }

    /** What is shown of somebody whom the briefing does not expect: the id in the token, else the name, else the address. */
    static String identity(Visit visit) {
        return visit.shownAs();
    }

    private static final class Lines {
        private final Sheet sheet;
        private final ZoneId zone;
        private final Map<String, List<DelegateLine>> delegates = new HashMap<>();
        private final List<DelegateLine> others = new ArrayList<>();

        Lines(Sheet sheet) {
            this.sheet = sheet;
            this.zone = sheet.briefing().zone();
            for (var mark : sheet.marks()) {
                if (mark.key().kind() == Mark.Kind.POINT)
                    delegates.put(mark.key().who(), new ArrayList<>());
                else if (mark.delegate() != null) place(mark).add(toDelegate(mark, mark.delegate()));
            }
        }

        /** A delegate of a point that the briefing does not expect has no point to be shown under. */
        private List<DelegateLine> place(Mark mark) {
            return mark.point() == null ? others : delegates.getOrDefault(mark.point(), others);
        }

        SheetView toView() {
            var devices = sheet.marks().stream()
                    .filter(mark -> mark.key().kind() == Mark.Kind.POINT)
                    .toList();
            return new SheetView(
                    sheet.briefing().id(),
                    sheet.isClosed(),
                    required(sheet.computedAt().truncatedTo(ChronoUnit.MILLIS)),
                    time(sheet.register().realStart()),
                    time(sheet.register().realEnd()),
                    Totals.of(devices),
                    devices.stream().map(this::toPoint).toList(),
                    others,
                    sheet.register().unmatched().stream()
                            .map(visit -> new Unmatched(
                                    identity(visit), visit.jid(), required(visit.from()), time(visit.to())))
                            .toList());
        }

        private PointLine toPoint(Mark mark) {
            var computed = mark.computed();
            return new PointLine(
                    mark.key().who(),
                    mark.name(),
                    mark.verdict(),
                    computed.late(),
                    computed.leftEarly(),
                    time(computed.firstJoin()),
                    time(computed.lastLeave()),
                    minutes(computed),
                    share(computed),
                    computed.drops(),
                    delegates.getOrDefault(mark.key().who(), List.of()),
                    toCorrection(mark.correction()));
        }

        private DelegateLine toDelegate(Mark mark, Delegate delegate) {
            var computed = mark.computed();
            return new DelegateLine(
                    delegate.id(),
                    delegate.name(),
                    delegate.role().name(),
                    delegate.substituteFor(),
                    mark.substituteForName(),
                    mark.verdict(),
                    computed.late(),
                    computed.leftEarly(),
                    time(computed.firstJoin()),
                    time(computed.lastLeave()),
                    minutes(computed),
                    share(computed),
                    computed.drops(),
                    computed.sessions().stream()
                            .map(visit -> new Session(required(visit.from()), time(visit.to()), visit.source()))
                            .toList(),
                    toCorrection(mark.correction()));
        }

        private @Nullable CorrectionLine toCorrection(@Nullable Correction correction) {
            return correction == null
                    ? null
                    : new CorrectionLine(
                            correction.verdict(), correction.reason(), correction.by(), required(correction.at()));
        }

        private @Nullable OffsetDateTime time(@Nullable Instant at) {
            return at == null ? null : required(at);
        }

        private OffsetDateTime required(Instant at) {
            return at.atZone(zone).toOffsetDateTime();
        }
    }
}
