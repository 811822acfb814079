package vn.giaoban.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.attendance.TraceView.Line;
import vn.giaoban.attendance.TraceView.Use;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.ledger.Extract;
import vn.giaoban.ledger.Fact;
import vn.giaoban.ledger.LedgerEntry;
import vn.giaoban.presence.Capture;
import vn.giaoban.presence.Register;
import vn.giaoban.presence.Rules;
import vn.giaoban.presence.Verdict;

/** The facts behind the figures of a recorded crash. */
class TraceTests {

    private static final Rules RULES =
            new Rules(Duration.ofSeconds(30), Duration.ofSeconds(45), 0.3, Duration.ofSeconds(60));

    private final List<LedgerEntry> entries = new ArrayList<>();

    TraceTests() {
        for (var event : Capture.CRASH.acceptedAndRefused()) add(new Fact.Told(event));
        var before = new HashSet<String>();
        for (var poll : Capture.CRASH.polls()) {
            var came = poll.jids().stream().filter(jid -> !before.contains(jid)).toList();
            var gone = before.stream().filter(jid -> !poll.jids().contains(jid)).toList();
            add(new Fact.Listed(poll.room(), poll.at(), came, gone));
            before.clear();
            before.addAll(poll.jids());
        }
    }

    private void add(Fact fact) {
        entries.add(new LedgerEntry(entries.size() + 1, Instant.EPOCH, fact, "" + entries.size()));
    }

    private List<Line> linesOf(String point) {
        var extract = new Extract(List.copyOf(entries), entries.size(), "", false);
        var identities = Capture.points().stream().map(code -> "POINT:" + code).collect(Collectors.toSet());
        var time = Capture.CRASH.time();
        var register =
                Register.of(time, RULES, extract.facts(), identities, time.end().plusSeconds(60));
        var judgement = Objects.requireNonNull(register.judgements().get("POINT:" + point));
        Briefing briefing = SheetPaperTests.briefing();
        var mark = Mark.ofPoint(point, null, judgement, null);
        return new Trace(new Sheet(briefing, time.end(), extract, register, List.of(mark)), mark).lines();
    }

    private static List<Use> uses(List<Line> lines, String kind) {
        return lines.stream()
                .filter(line -> line.kind().equals(kind))
                .map(Line::use)
                .toList();
    }

    @Test
    void aLeaveWhoseJoinWasLostTellsBothEnds() {
        var lines = linesOf("BQL-KCN");
        assertThat(uses(lines, "OCCUPANT_LEFT")).contains(Use.BEGINS_AND_ENDS);
        assertThat(uses(lines, "OCCUPANT_JOINED")).containsExactly(Use.BEGINS);
        assertThat(lines).extracting(Line::fact).isSorted();
    }

    @Test
    void whoWasInsideWhenTheServerDiedIsSeenUntilTheLastList() {
        var lines = linesOf("VP-UBND");
        assertThat(uses(lines, "OCCUPANT_JOINED")).containsExactly(Use.BEGINS);
        assertThat(uses(lines, "OCCUPANT_LEFT")).isEmpty();
        assertThat(uses(lines, "LIST")).containsExactly(Use.CONFIRMS, Use.ENDS);
        assertThat(uses(lines, "ROOM_CREATED")).containsExactly(Use.ROOM, Use.ROOM);
    }

    @Test
    void aLeaveThatWasLostIsTakenFromTheRoomsEnd() {
        assertThat(uses(linesOf("Q-DONG-DA"), "ROOM_DESTROYED")).contains(Use.ENDS);
    }

    @Test
    void everyFigureHasFactsAndNoFactIsOfSomebodyElse() {
        for (var point : Capture.points()) {
            var lines = linesOf(point);
            assertThat(uses(lines, "OCCUPANT_JOINED").size()
                            + uses(lines, "OCCUPANT_LEFT").size())
                    .as(point)
                    .isPositive();
            assertThat(lines)
                    .allSatisfy(line -> assertThat(line.says().getOrDefault("id", "POINT:" + point))
                            .isEqualTo("POINT:" + point));
        }
    }

    @Test
    void ofWhatPeopleSaidTheLastHolds() {
        correct("BQL-KCN", Verdict.PRESENT);
        correct("VP-UBND", Verdict.EXCUSED);
        correct("BQL-KCN", Verdict.EXCUSED);
        assertThat(uses(linesOf("BQL-KCN"), "CORRECTION")).containsExactly(Use.SUPERSEDED, Use.HOLDS);
        match("POINT", "H-DAN-PHUONG");
        match(null, null);
        assertThat(uses(linesOf("H-DAN-PHUONG"), "MATCH")).containsExactly(Use.SUPERSEDED, Use.HOLDS);
        assertThat(uses(linesOf("BQL-KCN"), "MATCH")).isEmpty();
    }

    private void correct(String point, Verdict verdict) {
        add(new Fact.Corrected("POINT", point, verdict, "Mất điện " + UUID.randomUUID(), "admin"));
    }

    private void match(@Nullable String kind, @Nullable String who) {
        add(new Fact.Matched("guest@meet.test/x", null, null, kind, who, "Nhận ra", "admin"));
    }
}
