package vn.giaoban.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.giaoban.intake.ConferenceEvent;

/** Streams recorded from a real conference server give the verdicts of their README's table. */
class CaptureTests {

    /** The table; whoever is not in it is PRESENT. H-CHUONG-MY is LEFT_EARLY from the events alone, as the README explains. */
    private static final Map<Capture, Map<Verdict, List<String>>> TABLE = Map.of(
            Capture.WEEKLY,
            Map.of(
                    Verdict.LATE, List.of("H-BA-VI", "Q-LONG-BIEN"),
                    Verdict.LEFT_EARLY, List.of("BAN-DAN-TOC", "H-CHUONG-MY", "SO-KHCN", "TX-SON-TAY"),
                    Verdict.ABSENT, List.of("H-MY-DUC")),
            Capture.CRASH,
            Map.of(
                    Verdict.LEFT_EARLY,
                    List.of("BQL-KCN", "Q-DONG-DA"),
                    Verdict.ABSENT,
                    List.of(
                            "H-DAN-PHUONG",
                            "H-ME-LINH",
                            "H-SOC-SON",
                            "H-THUONG-TIN",
                            "H-UNG-HOA",
                            "Q-BA-DINH",
                            "Q-HAI-BA-TRUNG",
                            "Q-HOANG-MAI",
                            "SO-GTVT",
                            "SO-NGOAI-VU",
                            "SO-QHKT",
                            "SO-TTTT",
                            "SO-TU-PHAP",
                            "VP-UBND")));

    private static final Map<Capture, List<ConferenceEvent>> ACCEPTED = each(Capture::accepted);
    private static final Map<Capture, List<ConferenceEvent>> REFUSED_TOO = each(Capture::acceptedAndRefused);

    private static Map<Capture, List<ConferenceEvent>> each(Function<Capture, List<ConferenceEvent>> events) {
        return Arrays.stream(Capture.values()).collect(Collectors.toMap(Function.identity(), events));
    }

    private static List<ConferenceEvent> accepted(Capture capture) {
        return Objects.requireNonNull(ACCEPTED.get(capture));
    }

    private static List<ConferenceEvent> refusedToo(Capture capture) {
        return Objects.requireNonNull(REFUSED_TOO.get(capture));
    }

    @ParameterizedTest
    @EnumSource
    void theRecordedOrderGivesTheTable(Capture capture) {
        assertThat(verdicts(capture, accepted(capture))).isEqualTo(table(capture));
    }

    @ParameterizedTest
    @EnumSource
    void refusedRequestsThatCameAgainGiveTheTable(Capture capture) {
        assertThat(verdicts(capture, refusedToo(capture))).isEqualTo(table(capture));
    }

    static LongStream seeds() {
        return LongStream.range(20261122, 20261122 + 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyOrderGivesTheSame(long seed) {
        for (var capture : Capture.values()) {
            var inOrder = register(capture, accepted(capture));
            var events = new ArrayList<>(accepted(capture));
            Collections.shuffle(events, new Random(seed));
            assertThat(verdicts(capture, events)).isEqualTo(table(capture));
            assertThat(register(capture, events)).isEqualTo(inOrder);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyOrderWithEveryEventTwiceGivesTheSame(long seed) {
        for (var capture : Capture.values()) {
            var events = new ArrayList<>(refusedToo(capture));
            events.addAll(accepted(capture));
            Collections.shuffle(events, new Random(seed));
            assertThat(register(capture, events)).isEqualTo(register(capture, accepted(capture)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theClockMakesNoDifferenceOnceAllIsTold(Capture capture) {
        var before = capture.time().start().minus(Duration.ofDays(1));
        assertThat(Register.of(capture.time(), Capture.RULES, Facts.of(accepted(capture)), Capture.everybody(), before))
                .isEqualTo(register(capture, accepted(capture)));
    }

    @ParameterizedTest
    @EnumSource
    void occupantListsAddNothingThatContradicts(Capture capture) {
        var facts = new Facts(accepted(capture), capture.polls());
        var register = Register.of(
                capture.time(),
                Capture.RULES,
                facts,
                Capture.everybody(),
                capture.time().end().plusSeconds(60));
        assertThat(pointsOf(register)).isEqualTo(table(capture));
    }

    @Test
    void occupantListsTellWhenTheServerDied() {
        var facts = new Facts(accepted(Capture.CRASH), Capture.CRASH.polls());
        var lost = VisitLog.of(facts).visits().stream()
                .filter(visit -> "POINT:VP-UBND".equals(visit.id()))
                .findFirst()
                .orElseThrow();
        // killed at …654.605; the last list before that is at …654.1
        assertThat(lost.presence().to().getEpochSecond()).isBetween(1795358644L, 1795358654L);
    }

    @Test
    void aLostJoinIsKnownFromTheLeaveAndALostLeaveFromTheRoomsEnd() {
        var register = register(Capture.CRASH, accepted(Capture.CRASH));
        assertThat(lastSession(register, "POINT:BQL-KCN").from().getEpochSecond())
                .isEqualTo(1795358694);
        assertThat(lastSession(register, "POINT:Q-DONG-DA").presence().to().getEpochSecond())
                .isEqualTo(1795358693);
        assertThat(lastSession(register, "D-05").presence().to().getEpochSecond())
                .isEqualTo(1795358694);
    }

    @Test
    void theFifteenVisitsWithALostEventHaveTheirTimes() {
        var log = VisitLog.of(new Facts(accepted(Capture.CRASH), Capture.CRASH.polls()));
        assertThat(Capture.CRASH.lost()).hasSize(15).allSatisfy(event -> {
            var lost = Objects.requireNonNull(event.occupant());
            var visit = log.visits().stream()
                    .filter(each -> each.jid().equals(lost.jid()) && each.from().equals(lost.joinedAt()))
                    .findFirst()
                    .orElseThrow();
            assertThat(visit.id()).isEqualTo(lost.id());
            assertThat(visit.to()).isNotNull();
            if (lost.leftAt() != null) assertThat(visit.to()).isEqualTo(lost.leftAt());
        });
    }

    /** As if nothing but the lists had ever told when those fifteen came and went. */
    @Test
    void theListsAloneTellTheTimesOfTheFifteenAndWhateverNamesTheirAddressTellsWho() {
        var jids = Capture.CRASH.lost().stream()
                .map(event -> Objects.requireNonNull(event.occupant()).jid())
                .collect(Collectors.toSet());
        var truth = VisitLog.of(Facts.of(accepted(Capture.CRASH))).visits().stream()
                .filter(visit -> jids.contains(visit.jid()))
                .toList();
        var rest = accepted(Capture.CRASH).stream()
                .filter(event -> event.occupant() == null
                        || !jids.contains(event.occupant().jid()))
                .map(event -> withoutTimesOf(jids, event))
                .toList();
        var seen = VisitLog.of(new Facts(rest, Capture.CRASH.polls())).visits();
        assertThat(truth).hasSize(15).allSatisfy(visit -> {
            var found =
                    seen.stream().filter(each -> each.jid().equals(visit.jid())).toList();
            assertThat(found).hasSize(1);
            assertThat(found.getFirst().source()).isEqualTo(Visit.Source.POLL);
            assertThat(found.getFirst().id()).isEqualTo(visit.id());
            assertThat(Duration.between(visit.from(), found.getFirst().from())).isBetween(SOONEST, LATEST);
            assertThat(Duration.between(
                            Objects.requireNonNull(visit.to()), found.getFirst().to()))
                    .isBetween(LATEST.negated(), LATEST);
        });
    }

    private static final Duration SOONEST = Duration.ofSeconds(-1);

    /** About every ten seconds the list was asked for. */
    private static final Duration LATEST = Duration.ofSeconds(13);

    private static ConferenceEvent withoutTimesOf(Set<String> jids, ConferenceEvent event) {
        return new ConferenceEvent(
                event.kind(),
                event.room(),
                event.roomJid(),
                event.breakout(),
                event.occupant(),
                event.createdAt(),
                event.destroyedAt(),
                event.allOccupants().stream()
                        .map(visit -> jids.contains(visit.jid())
                                ? new ConferenceEvent.Visit(visit.jid(), visit.id(), visit.name(), null, null)
                                : visit)
                        .toList(),
                event.receivedAt());
    }

    @Test
    void guestsAreUnmatchedAndNobodyElseIs() {
        var register = register(Capture.WEEKLY, accepted(Capture.WEEKLY));
        assertThat(register.unmatched()).hasSize(2).allMatch(visit -> visit.id() == null);
    }

    private static Visit lastSession(Register register, String identity) {
        return Objects.requireNonNull(register.judgements().get(identity))
                .sessions()
                .getLast();
    }

    private static Register register(Capture capture, List<ConferenceEvent> events) {
        return Register.of(
                capture.time(),
                Capture.RULES,
                Facts.of(events),
                Capture.everybody(),
                capture.time().end().plusSeconds(3600));
    }

    private static Map<String, Verdict> verdicts(Capture capture, List<ConferenceEvent> events) {
        return pointsOf(register(capture, events));
    }

    private static Map<String, Verdict> pointsOf(Register register) {
        var result = new TreeMap<String, Verdict>();
        for (var code : Capture.points()) {
            var judgement = Objects.requireNonNull(register.judgements().get("POINT:" + code));
            result.put(code, Objects.requireNonNull(judgement.verdict()));
        }
        return result;
    }

    private static Map<String, Verdict> table(Capture capture) {
        var result = new TreeMap<String, Verdict>();
        Capture.points().forEach(code -> result.put(code, Verdict.PRESENT));
        Objects.requireNonNull(TABLE.get(capture))
                .forEach((verdict, codes) -> codes.forEach(code -> result.put(code, verdict)));
        assertThat(result).hasSize(53);
        return result;
    }
}
