package vn.giaoban.desk;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.roster.PointAnswer;
import vn.giaoban.roster.Response;
import vn.giaoban.roster.Roster;
import vn.giaoban.roster.RosterProblem;
import vn.giaoban.scheduling.RoomChoices;

/** What a point answers, with the room that it wants: both or neither. */
@Component
class PointAnswers {

    private final Briefings briefings;
    private final Roster roster;
    private final RoomChoices rooms;
    private final Transactions transactions;
    private final Clock clock;

    PointAnswers(Briefings briefings, Roster roster, RoomChoices rooms, Transactions transactions, Clock clock) {
        this.briefings = briefings;
        this.roster = roster;
        this.rooms = rooms;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Takes the answer, until the planned end; fails with {@code not-found}, {@code wrong-status} or {@code schedule-conflict}.
     *
     * @param room id of the room that the point wants; null when it keeps what it has
     */
    Mono<PointAnswer> answer(
            BriefingId id,
            String point,
            Response response,
            @Nullable String reason,
            @Nullable String room,
            Actor actor) {
        return transactions.run(briefings
                .get(id)
                .doOnNext(this::refuseWhenOver)
                .flatMap(_ -> room == null
                        ? Mono.empty()
                        : rooms.choose(id, point, room, actor).then())
                .then(roster.answer(id, point, response, reason, actor)));
    }

    private void refuseWhenOver(Briefing briefing) {
        var status = briefing.statusAt(clock.instant());
        if (status == BriefingStatus.CANCELLED || status == BriefingStatus.ENDED)
            throw new RosterProblem.Closed("The briefing is " + status + ": it takes no answers any more")
                    .asException();
    }
}
