package vn.giaoban.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.giaoban.support.ServiceProcess;
import vn.giaoban.support.SmtpGate.Point;

/**
 * {@code kill -9} between every two steps of a delivery, counted at a real mail server. Since eight letters are under way at a time, one kill meets
 * each of them at another step.
 */
class KilledRelayIT {

    private static final Path FOLDER = Path.of("target/it/killed-relay");

    /** Where a delivery was cut off, the addresses that were there, and what SMTP can promise them. */
    private record Death(String point, String name, boolean once) {}

    private static final List<Death> DEATHS = List.of(
            new Death("before the claim is committed", "claim", true),
            new Death("after the claim, before a word of SMTP", "greeting", true),
            new Death("after MAIL, before RCPT is heard", "sender", true),
            new Death("after RCPT, before its answer", "recipient", true),
            new Death("in the middle of DATA", "data", true),
            new Death("after the final dot, before 250 arrives", "confirmation", false),
            new Death("after 250, before the mark is committed", "mark", false),
            new Death("after the mark", "plain", true));

    private final List<String> table = new ArrayList<>(
            List.of("| point of death | recipients | letters each | same Message-ID |", "|---|---|---|---|"));

    @Test
    void everyRecipientHasOneLetterOrTheSameAgainWhereSmtpPromisesNoMore() throws Exception {
        try (var house = new RelayHouse(FOLDER)) {
            var first = house.start("first");
            house.prepare(first);
            killAtEveryStep(house, first, 1);
            var second = house.startBeside("takes-over");
            house.settle();
            house.gate.hangUp();
            killAtEveryStep(house, second, 2);
            try (var third = house.start("restarted");
                    var fourth = house.startBeside("beside")) {
                house.settle();
                for (var death : DEATHS)
                    tell(
                            death.point(),
                            letters(house, List.of(death.name() + "-1", death.name() + "-2")),
                            death.once());
                twoAtOnce(house, third);
                oneOfTwoDies(house, third, fourth);
            }
        } finally {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve("deaths.md"), table);
            System.out.println("\n" + String.join("\n", table) + "\n");
        }
    }

    private static void killAtEveryStep(RelayHouse house, ServiceProcess service, int round) throws Exception {
        try (var lock = house.connect();
                var statement = lock.createStatement()) {
            statement.execute("select pg_advisory_lock(53)");
            // longer than a kept connection is trusted
            LockSupport.parkNanos(1_200_000_000);
            house.gate.holdAGreeting();
            house.publish(service, "greeting-" + round);
            house.awaitHeld(5 * round - 4);
            for (var point : List.of(Point.SENDER, Point.RECIPIENT, Point.DATA, Point.CONFIRMATION))
                house.gate.hold(point, name(point, round) + "@hanoi.example");
            house.publish(
                    service,
                    "plain-" + round,
                    name(Point.SENDER, round),
                    name(Point.RECIPIENT, round),
                    name(Point.DATA, round),
                    name(Point.CONFIRMATION, round));
            house.awaitHeld(5 * round);
            house.awaitSent("plain-" + round);
            house.publish(service, "mark-" + round);
            house.awaitWaiting(1);
            house.publish(service, "claim-" + round);
            house.awaitWaiting(2);
            service.kill();
        }
        // as if the time of the lease had passed
        house.run("update invitations.message set leased_until = now() - interval '1 s'"
                + " where state = 'QUEUED' and leased_until is not null");
    }

    private static String name(Point point, int round) {
        return point.name().toLowerCase(java.util.Locale.ROOT) + "-" + round;
    }

    /** The first is woken by the publish, the second finds the rest: the mail server is slow enough for both. */
    private void twoAtOnce(RelayHouse house, ServiceProcess service) throws Exception {
        var names = names("both", 120);
        house.gate.slowDown(400);
        house.publish(service, names.toArray(String[]::new));
        house.settle();
        tell("nobody dies, two instances relay at once", letters(house, names), true);
        assertThat(senders(house, names)).containsExactlyInAnyOrder("restarted", "beside");
    }

    private void oneOfTwoDies(RelayHouse house, ServiceProcess service, ServiceProcess dies) throws Exception {
        var names = names("survivor", 120);
        house.publish(service, names.toArray(String[]::new));
        while (!senders(house, names).contains("beside")) LockSupport.parkNanos(20_000_000);
        dies.kill();
        LockSupport.parkNanos(2_000_000_000);
        // the living one has renewed, or long finished, its own
        house.run("update invitations.message set leased_until = now() where leased_until < now() + interval '18.5 s'");
        house.gate.slowDown(0);
        house.settle();
        tell("one of two instances dies in the middle of its letters", letters(house, names), false);
        assertThat(senders(house, names)).contains("restarted", "beside");
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> prefix + "-" + n).toList();
    }

    private static List<List<MimeMessage>> letters(RelayHouse house, List<String> names) {
        var all = house.letters();
        return names.stream().map(name -> all.getOrDefault(name, List.of())).toList();
    }

    private static List<String> senders(RelayHouse house, List<String> names) throws Exception {
        var senders = new ArrayList<String>();
        for (var mine : letters(house, names)) for (var letter : mine) senders.add(letter.getFrom()[0].toString());
        return senders.stream()
                .map(from -> from.replaceAll(".*<(.*)@.*", "$1"))
                .distinct()
                .toList();
    }

    /** Prints what came, then checks it. */
    private void tell(String point, List<List<MimeMessage>> letters, boolean once) throws Exception {
        var counts = letters.stream().mapToInt(List::size).summaryStatistics();
        var same = true;
        for (var mine : letters) {
            var ids = new ArrayList<String>();
            for (var letter : mine) ids.add(letter.getMessageID());
            same &= ids.stream().distinct().count() <= 1;
        }
        var each =
                counts.getMin() == counts.getMax() ? "" + counts.getMin() : counts.getMin() + " to " + counts.getMax();
        table.add("| %s | %d | %s | %s |"
                .formatted(point, letters.size(), each, counts.getMax() < 2 ? "–" : same ? "yes" : "no"));
        assertThat(counts.getMin()).as(point).isGreaterThanOrEqualTo(1);
        assertThat(counts.getMax()).as(point).isLessThanOrEqualTo(once ? 1 : 2);
        assertThat(same).as(point).isTrue();
    }
}
