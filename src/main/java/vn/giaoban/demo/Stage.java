package vn.giaoban.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.Glance;
import vn.giaoban.conferences.Conferences;
import vn.giaoban.intake.ConferenceEventSink;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.planning.BriefingForm.AttendanceForm;
import vn.giaoban.points.Point;
import vn.giaoban.points.PointKind;
import vn.giaoban.points.Points;
import vn.giaoban.preflight.Preflights;
import vn.giaoban.roster.Roll;
import vn.giaoban.roster.Roster;
import vn.giaoban.scheduling.Done;
import vn.giaoban.scheduling.Scheduling;

/** Where a briefing is played from the {@link Recording}, and the next one after it, as long as somebody looks. */
@Component
@Profile("demo")
class Stage {

    private static final Logger LOG = LoggerFactory.getLogger(Stage.class);
    private static final String TITLE = "Giao ban trực tuyến toàn Thành phố (phát lại nhanh gấp 20 lần)";
    private static final Duration AHEAD = Recording.LEAD.plusSeconds(8);
    private static final Duration PAUSE = Duration.ofSeconds(20);

    /** The house's own rules, twenty times as fast. */
    private static final AttendanceForm RULES =
            new AttendanceForm(Duration.ofSeconds(15), Duration.ofSeconds(30), 0.5, Duration.ofSeconds(3));

    private static final Map<String, String> ALL_WORKS =
            Map.of("camera", "on", "microphone", "on", "speaker", "on", "network", "on", "tested", "true", "rtt", "18");

    private final Briefings briefings;
    private final Scheduling scheduling;
    private final Points points;
    private final Roster roster;
    private final Answers answers;
    private final Preflights preflights;
    private final Conferences conferences;
    private final ConferenceEventSink sink;
    private final LastLook lastLook;
    private final Clock clock;
    private final Recording recording = Recording.load();

    Stage(
            Briefings briefings,
            Scheduling scheduling,
            Points points,
            Roster roster,
            Answers answers,
            Preflights preflights,
            Conferences conferences,
            ConferenceEventSink sink,
            LastLook lastLook,
            Clock clock) {
        this.briefings = briefings;
        this.scheduling = scheduling;
        this.points = points;
        this.roster = roster;
        this.answers = answers;
        this.preflights = preflights;
        this.conferences = conferences;
        this.sink = sink;
        this.lastLook = lastLook;
        this.clock = clock;
    }

    /** Plays one after the other, for as long as somebody is subscribed. */
    Mono<Void> forever() {
        return Mono.defer(this::round)
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, Duration.ofSeconds(30))
                        .doBeforeRetry(signal -> LOG.warn(
                                "Demo: nothing could be played: {}",
                                signal.failure().toString())))
                .repeat()
                .then();
    }

    private Mono<Void> round() {
        return lastLook.awaited()
                .then(Mono.defer(this::nextTime))
                .flatMap(this::book)
                .delayUntil(briefing -> answers.give(briefing, 0.98, 0))
                .flatMap(this::play);
    }

    private Mono<TimeRange> nextTime() {
        var earliest = clock.instant().plus(AHEAD);
        return briefings
                .glance(earliest.minus(Duration.ofDays(1)), earliest.plus(Duration.ofDays(1)))
                .filter(glance -> glance.status() != BriefingStatus.CANCELLED
                        && !glance.booked().isEmpty())
                .map(Glance::time)
                .collectList()
                .map(taken -> firstFree(earliest, taken));
    }

    /** The first time of the recording's length that touches none of the others. */
    static TimeRange firstFree(Instant earliest, List<TimeRange> taken) {
        var start = tens(earliest);
        var sorted = new ArrayList<>(taken);
        sorted.sort(Comparator.comparing(TimeRange::start));
        for (var other : sorted) if (of(start).overlaps(other)) start = tens(other.end());
        return of(start);
    }

    private static TimeRange of(Instant start) {
        return new TimeRange(start, start.plus(Recording.LENGTH));
    }

    private static Instant tens(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).plusSeconds(10 - Math.floorMod(time.getEpochSecond(), 10L));
    }

    private Mono<Briefing> book(TimeRange time) {
        var meeting =
                Meeting.routine(TITLE, time, People.chair(0), List.of("ALL")).judgedBy(RULES);
        return points.ofKinds(EnumSet.of(PointKind.DEPARTMENT, PointKind.DISTRICT))
                .collectMap(Point::code, point -> point, LinkedHashMap::new)
                .map(catalogue -> {
                    var delegates = new ArrayList<>(People.guests());
                    delegates.addAll(new Delegations(catalogue).of(meeting, 1, false));
                    return meeting.form(delegates);
                })
                .flatMap(form -> scheduling.schedule(form, DemoConfiguration.DEMO))
                .map(Done::briefing)
                .doOnNext(briefing -> LOG.info(
                        "Demo: a briefing is played live, /briefings/{}/live, from {} on",
                        briefing.id(),
                        time.start().minus(Recording.LEAD)));
    }

    private Mono<Void> play(Briefing briefing) {
        return Mono.zip(conferences.of(briefing), roster.roll(briefing.id()))
                .flatMap(found -> Flux.merge(
                                check(briefing, found.getT2()),
                                tell(recording.playedAt(
                                        briefing.time().start(), found.getT1().name(), Cast.of(found.getT2()))))
                        .then(until(briefing.time().end().plus(PAUSE))));
    }

    /** Four of five points say that their devices work, one after the other. */
    private Mono<Void> check(Briefing briefing, Roll roll) {
        return Flux.fromIterable(roll.points())
                .filter(point -> Math.floorMod(point.point().hashCode(), 5) != 0)
                .concatMap(point -> preflights
                        .confirm(briefing, point.point(), null, ALL_WORKS, "demo", DemoConfiguration.DEMO)
                        .then(Mono.delay(Duration.ofMillis(150))))
                .then();
    }

    private Mono<Void> tell(List<Recording.Moment> moments) {
        return Flux.fromIterable(moments)
                .concatMap(moment -> until(moment.at()).then(Mono.defer(() -> sink.accept(moment.events()))))
                .then();
    }

    private Mono<Void> until(Instant time) {
        return Mono.defer(() -> {
            var left = Duration.between(clock.instant(), time);
            return left.isPositive() ? Mono.delay(left).then() : Mono.empty();
        });
    }
}
