package vn.giaoban.substitutions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.giaoban.roster.Roster;
import vn.giaoban.support.Answer;
import vn.giaoban.support.Api;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;

/** Several who decide at the same moment: one of them does. */
@IntegrationTest
class SubstitutionRaceIT {

    private static final int ROUNDS = Integer.getInteger("giaoban.rounds", 30);

    @Autowired
    private Api api;

    @Autowired
    private Roster roster;

    @Autowired
    private Invariants invariants;

    @AfterEach
    void nothingIsBroken() {
        invariants.hold();
    }

    @Test
    void ofApprovalsAndRejectionsInARaceExactlyOneWins() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        System.out.println("races of decisions, seed " + seed);
        var house = new House(api, roster);
        var wins = new TreeMap<String, Integer>();
        var briefing = api.schedule(house.request().body());
        var holder = house.idOf(briefing, "Trần Thị Bình");
        for (var round = 0; round < ROUNDS; round++) {
            house.ask(briefing, holder, House.form("Người thứ " + round, null)).ok();
            var calls = new ArrayList<CompletableFuture<Answer>>();
            var path = House.pathOf(briefing, holder);
            for (var verb : runners(round, random))
                calls.add(HttpCall.byAdmin(api, "POST", path + "/" + verb).sendAsync());
            var answers = calls.stream().map(CompletableFuture::join).toList();
            var winners =
                    answers.stream().filter(answer -> answer.status() == 200).toList();
            assertThat(winners).as("round %d: %s", round, answers).hasSize(1);
            answers.stream()
                    .filter(answer -> answer.status() != 200)
                    .forEach(answer -> answer.refused(409, "substitution-decided"));
            var outcome = winners.getFirst().json();
            assertThat(house.read(briefing, holder).ok().json()).isEqualTo(outcome);
            var status = outcome.at("/status").asString();
            wins.merge(status, 1, Integer::sum);
            assertThat(house.names(briefing)).hasSize(4);
            if (status.equals("APPROVED")) holder = outcome.at("/successor").asString();
            assertThat(house.status(house.pageOf(briefing, holder))).isEqualTo(200);
        }
        System.out.println("who won: " + wins);
        assertThat(wins.keySet()).contains("APPROVED");
        assertThat(wins.keySet()).hasSizeGreaterThan(1);
        assertThat(invariants.count("""
                select count(*) from roster.delegate d join roster.link l on l.delegate = d.id
                 where d.expected = l.revoked and d.substitute_for is not null""")).isZero();
    }

    @Test
    void ofManyWhoAskForTheSameDelegateOneIsHeard() {
        var house = new House(api, roster);
        var briefing = api.schedule(house.request().body());
        var id = house.idOf(briefing, "Trần Thị Bình");
        var body = "{\"substitute\": {\"name\": \"Ai Đó\"}, \"reason\": \"Ốm\"}";
        var calls = new ArrayList<CompletableFuture<Answer>>();
        for (var i = 0; i < 16; i++)
            calls.add(HttpCall.byAdmin(api, "POST", House.pathOf(briefing, id))
                    .json("POST", body)
                    .sendAsync());
        var statuses = calls.stream().map(call -> call.join().status()).toList();
        assertThat(SubstitutionIT.counted(statuses))
                .containsExactlyInAnyOrderEntriesOf(java.util.Map.of(201, 1L, 409, 15L));
    }

    /** Two who approve; one who approves and one who rejects; everybody. */
    private static List<String> runners(int round, Random random) {
        var verbs = new ArrayList<>(
                switch (round % 3) {
                    case 0 -> List.of("approve", "approve");
                    case 1 -> List.of("approve", "reject");
                    default -> List.of("approve", "reject", "approve", "withdraw");
                });
        Collections.shuffle(verbs, random);
        return verbs;
    }
}
