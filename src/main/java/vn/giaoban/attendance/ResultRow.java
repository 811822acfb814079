package vn.giaoban.attendance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.presence.Judgement;
import vn.giaoban.presence.Verdict;

/** A line of a briefing's attendance as it is kept, and sealed: what the facts came to when it was last computed, corrected by people. */
record ResultRow(
        String kind,
        String who,
        @Nullable String point,
        @Nullable String pointKind,
        @Nullable String person,
        String name,
        @Nullable String role,
        boolean substitution,
        @Nullable String verdict,
        boolean late,
        boolean leftEarly,
        @Nullable Instant firstJoin,
        @Nullable Instant lastLeave,
        long seconds,
        double share,
        long lateSeconds,
        int drops) {

    static ResultRow of(Mark mark) {
        var computed = mark.computed();
        var delegate = mark.delegate();
        return new ResultRow(
                mark.key().kind().name(),
                mark.key().who(),
                mark.point(),
                mark.pointKind() == null ? null : mark.pointKind().name(),
                mark.person(),
                mark.name(),
                delegate == null ? null : delegate.role().name(),
                delegate != null && delegate.substituteFor() != null,
                mark.verdict() == null ? null : mark.verdict().name(),
                computed.late(),
                computed.leftEarly(),
                computed.firstJoin(),
                computed.lastLeave(),
                computed.present().toSeconds(),
                computed.share(),
                computed.lateBy().toSeconds(),
                computed.drops());
    }

    static List<ResultRow> of(Sheet sheet) {
        return sheet.marks().stream().map(ResultRow::of).toList();
    }

    /** Whose line it is. */
    Mark.Key key() {
        return new Mark.Key(Mark.Kind.valueOf(kind), who);
    }

    /** What it says, for a briefing whose facts are forgotten. */
    Judgement toJudgement() {
        return new Judgement(
                verdict == null ? null : Verdict.valueOf(verdict),
                late,
                leftEarly,
                firstJoin,
                lastLeave,
                Duration.ofSeconds(seconds),
                share,
                Duration.ofSeconds(lateSeconds),
                drops,
                List.of());
    }

    /**
     * SHA-256 in hex of what is sealed of a briefing's lines: a line of text each, ordered, joined by line feeds, in UTF-8. Names are not
     * in it, so that they can be forgotten.
     */
    static String digest(Collection<ResultRow> rows) {
        var text = rows.stream()
                .sorted(Comparator.comparing(ResultRow::kind).thenComparing(ResultRow::who))
                .map(ResultRow::toLine)
                .collect(Collectors.joining("\n"));
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private String toLine() {
        return String.join(
                "|",
                kind,
                who,
                verdict == null ? "" : verdict,
                String.valueOf(late),
                String.valueOf(leftEarly),
                millis(firstJoin),
                millis(lastLeave),
                String.valueOf(seconds),
                String.valueOf(share),
                String.valueOf(lateSeconds),
                String.valueOf(drops));
    }

    private static String millis(@Nullable Instant time) {
        return time == null ? "" : String.valueOf(time.toEpochMilli());
    }
}
