package vn.giaoban.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.Glance;
import vn.giaoban.displacement.DisplacementAnswers;
import vn.giaoban.points.Point;
import vn.giaoban.points.PointKind;
import vn.giaoban.points.Points;
import vn.giaoban.scheduling.BriefingCommands;
import vn.giaoban.scheduling.Done;
import vn.giaoban.scheduling.Scheduling;

/**
 * Fills the house with its {@link Quarter}. What is there already stays, so a later start adds what has become past or near meanwhile, and one that was broken off is
 * finished.
 */
@Component
@Profile("demo")
class Filling {

    private static final Logger LOG = LoggerFactory.getLogger(Filling.class);

    /** How far back and ahead a briefing is looked for by its title. */
    private static final Duration WIDE = Duration.ofDays(110);

    private static final int AT_ONCE = 2;

    private final Briefings briefings;
    private final Scheduling scheduling;
    private final BriefingCommands commands;
    private final DisplacementAnswers displacements;
    private final Points points;
    private final Answers answers;
    private final StandIns standIns;
    private final History history;
    private final Clock clock;

    Filling(
            Briefings briefings,
            Scheduling scheduling,
            BriefingCommands commands,
            DisplacementAnswers displacements,
            Points points,
            Answers answers,
            StandIns standIns,
            History history,
            Clock clock) {
        this.briefings = briefings;
        this.scheduling = scheduling;
        this.commands = commands;
        this.displacements = displacements;
        this.points = points;
        this.answers = answers;
        this.standIns = standIns;
        this.history = history;
        this.clock = clock;
    }

    /** Fills; a step that fails is told of and left out. */
    Mono<Void> fill() {
        var quarter = Quarter.around(clock.instant());
        return Mono.zip(delegations(), present()).flatMap(found -> {
            var work = new Work(quarter, found.getT1(), found.getT2());
            return work.all();
        });
    }

    private Mono<Delegations> delegations() {
        return points.ofKinds(EnumSet.of(PointKind.DEPARTMENT, PointKind.DISTRICT))
                .collectMap(Point::code, point -> point, LinkedHashMap::new)
                .map(Delegations::new);
    }

    private Mono<List<Glance>> present() {
        var now = clock.instant();
        return briefings.glance(now.minus(WIDE), now.plus(WIDE)).collectList();
    }

    /** What there is to do. */
    private final class Work {
        private final Quarter quarter;
        private final Delegations delegations;
        private final List<Glance> present;
        private final AtomicInteger done = new AtomicInteger();

        Work(Quarter quarter, Delegations delegations, List<Glance> present) {
            this.quarter = quarter;
            this.delegations = delegations;
            this.present = present;
        }

        /** What comes first is seen first: the days ahead, then the past from its newest day. */
        Mono<Void> all() {
            LOG.info("Demo: a quarter of {} briefings is made", quarter.past().size() + 5);
            return Flux.concat(
                            step(quarter.next(), next()),
                            step(quarter.cancelled(), cancelled()),
                            step(quarter.displaced(), displaced()),
                            step(quarter.urgent(), urgent()),
                            step(quarter.draft(), book(quarter.draft(), 0).then()))
                    .thenMany(Flux.fromIterable(quarter.past()))
                    .flatMap(meeting -> step(meeting, past(meeting)), AT_ONCE)
                    .then(Mono.fromRunnable(() -> LOG.info("Demo: the quarter is there")));
        }

        private Mono<Void> step(Meeting meeting, Mono<Void> work) {
            return work.doOnSuccess(_ -> LOG.info(
                            "Demo: {} of {}: {}",
                            done.incrementAndGet(),
                            quarter.past().size() + 5,
                            meeting.title()))
                    .onErrorResume(fault -> {
                        LOG.warn("Demo: {} could not be made: {}", meeting.title(), fault.toString());
                        return Mono.empty();
                    });
        }

        private Mono<Void> next() {
            return book(quarter.next(), 0.6)
                    .delayUntil(briefing -> answers.give(briefing, 0.5, 0.08))
                    .delayUntil(standIns::ask)
                    .then();
        }

        private Mono<Void> cancelled() {
            return book(quarter.cancelled(), 0.5)
                    .flatMap(briefing -> commands.cancel(
                            briefing.id(), Quarter.CANCEL_REASON, briefing.version(), DemoConfiguration.DEMO))
                    .then();
        }

        private Mono<Void> displaced() {
            return book(quarter.displaced(), 0.7).flatMap(briefing -> answers.give(briefing, 0.7, 0));
        }

        private Mono<Void> urgent() {
            var urgent = quarter.urgent();
            return isThere(urgent)
                    ? Mono.empty()
                    : displacements
                            .answer(urgent.form(delegations.of(urgent, 0.4, true)), DemoConfiguration.DEMO)
                            .mapNotNull(answer -> answer.getBody())
                            .flatMap(body ->
                                    briefings.get(new BriefingId(UUID.fromString(String.valueOf(body.get("id"))))))
                            .flatMap(briefing -> answers.give(briefing, 0.4, 0));
        }

        private Mono<Void> past(Meeting meeting) {
            return book(meeting, 1)
                    .delayUntil(briefing -> answers.give(briefing, 0.97, 0.045))
                    .delayUntil(standIns::seat)
                    .switchIfEmpty(Mono.defer(() -> known(meeting)))
                    .flatMap(history::write);
        }

        /** The briefing when it is made now; empty when it is there. */
        private Mono<Briefing> book(Meeting meeting, double share) {
            return isThere(meeting)
                    ? Mono.empty()
                    : scheduling
                            .schedule(meeting.form(delegations.of(meeting, share, true)), DemoConfiguration.DEMO)
                            .map(Done::briefing);
        }

        private boolean isThere(Meeting meeting) {
            return present.stream().anyMatch(glance -> isIt(glance, meeting));
        }

        private Mono<Briefing> known(Meeting meeting) {
            return Flux.fromIterable(present)
                    .filter(glance -> isIt(glance, meeting))
                    .next()
                    .flatMap(glance -> briefings.get(glance.id()));
        }

        /** A weekly one that nobody published in time is made anew. */
        private boolean isIt(Glance glance, Meeting meeting) {
            return glance.title().equals(meeting.title())
                    && (glance.status() != BriefingStatus.CANCELLED || meeting.equals(quarter.cancelled()));
        }
    }
}
