package vn.giaoban.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * One instance under half of the load that it bears, for as long as {@code soak.minutes} says, and then under twice of what it bears: what it takes of its machine does not
 * grow, and what is too much is turned away at once.
 */
class Soak {

    private static final Path FOLDER = Path.of("target/soak");
    private static final Duration MEASURED = Duration.ofSeconds(30);
    private static final int CALLERS = 16;

    /** Of both pools, as they are by default. */
    private static final int CONNECTIONS = 26;

    private final List<String> report = new ArrayList<>();

    /** One bad minute does not end an hour of measuring. */
    private final SoftAssertions all = new SoftAssertions();

    @AfterEach
    void tell() throws Exception {
        Files.write(Path.of("target/soak.md"), report);
        System.out.println("\n" + String.join("\n", report) + "\n");
    }

    @Test
    void nothingGrowsAndWhatIsTooMuchIsTurnedAwayAtOnce() throws Exception {
        try (var plant = new Plant(FOLDER, 1);
                var balancer = new Balancer(plant.nodes())) {
            var node = plant.nodes().getFirst();
            var house = new House(balancer, new Truth());
            try (var pace = new Pace(node, house)) {
                house.nextMeeting();
                pace.sustainable(CALLERS, MEASURED);
                house.nextMeeting();
                var rate = pace.sustainable(CALLERS, MEASURED);
                say("Sustainable: " + Math.round(rate) + " requests a second, by " + CALLERS
                        + " callers that never pause.");
                soak(pace, house, node, rate / 2, minutes("soak.minutes"));
                overload(pace, house, node, rate * 2, minutes("soak.overload.minutes"));
            }
            all.assertAll();
            await().atMost(Duration.ofMinutes(5))
                    .untilAsserted(() -> assertThat(
                                    plant.stores().count("select count(*) from outbox.event where dead_at is null"))
                            .as("events that wait")
                            .isZero());
            assertThat(node.complaints()).isEmpty();
        }
    }

    private void soak(Pace pace, House house, Node node, double rate, int minutes) throws Exception {
        say("\n## At half of that, " + Math.round(rate) + " a second\n");
        var figures = new ArrayList<Figures>();
        head();
        for (var minute = 1; minute <= minutes; minute++) {
            var outcome = send(pace, house, node, rate, minute, figures);
            all.assertThat(outcome.broken.get())
                    .as("broken answers in minute " + minute + ": " + outcome.faults)
                    .isZero();
            all.assertThat(outcome.turnedAway.get())
                    .as("turned away in minute " + minute)
                    .isZero();
        }
        isFlat(figures);
    }

    private void overload(Pace pace, House house, Node node, double rate, int minutes) throws Exception {
        say("\n## At twice what is sustainable, " + Math.round(rate) + " a second\n");
        var figures = new ArrayList<Figures>();
        head();
        for (var minute = 1; minute <= minutes; minute++) {
            var outcome = send(pace, house, node, rate, minute, figures);
            all.assertThat(outcome.broken.get())
                    .as("broken answers in minute " + minute + ": " + outcome.faults)
                    .isLessThan(outcome.sent.get() / 1000 + 1);
            all.assertThat(Pace.Outcome.quantile(outcome.turnedAwayMillis, 0.5))
                    .as("time in which half of the refusals come, in ms, in minute " + minute)
                    .isLessThan(1_000);
        }
        isFlat(figures);
    }

    private Pace.Outcome send(Pace pace, House house, Node node, double rate, int minute, List<Figures> figures)
            throws Exception {
        house.nextMeeting();
        var outcome = pace.send(rate, Duration.ofMinutes(1));
        figures.add(Figures.of(node));
        report.add(figures.getLast().row(String.format(Locale.ROOT, "%d", minute)) + ends(outcome));
        Files.write(Path.of("target/soak.md"), report);
        return outcome;
    }

    private static String ends(Pace.Outcome outcome) {
        return String.format(
                Locale.ROOT,
                " %d | %d | %d | %d | %d | %d |",
                outcome.done.get(),
                Pace.Outcome.quantile(outcome.doneMillis, 0.5),
                Pace.Outcome.quantile(outcome.doneMillis, 0.99),
                outcome.turnedAway.get(),
                Pace.Outcome.quantile(outcome.turnedAwayMillis, 0.5),
                Pace.Outcome.quantile(outcome.turnedAwayMillis, 0.99));
    }

    private void head() {
        report.add(
                "| minute | heap after collection, MB | resident, MB | threads | connections | open files | answered | half within, ms"
                        + " | 99 % within, ms | turned away (503) | half within, ms | 99 % within, ms |");
        report.add("|---|---|---|---|---|---|---|---|---|---|---|---|");
    }

    /** The last third is like the second, as far as a machine that does other things tells. */
    private void isFlat(List<Figures> figures) {
        if (figures.size() < 6) return;
        var third = figures.size() / 3;
        var middle = figures.subList(third, 2 * third);
        var last = figures.subList(2 * third, figures.size());
        all.assertThat(mean(last, Figures::heap)).as("heap, MB").isLessThan(mean(middle, Figures::heap) * 1.15 + 10);
        all.assertThat(mean(last, Figures::threads)).as("threads").isLessThan(mean(middle, Figures::threads) + 10);
        all.assertThat(mean(last, Figures::files)).as("open files").isLessThan(mean(middle, Figures::files) + 50);
        all.assertThat(mean(last, Figures::connections)).as("connections").isLessThanOrEqualTo(CONNECTIONS);
    }

    private static double mean(List<Figures> figures, ToDoubleFunction<Figures> figure) {
        return figures.stream().mapToDouble(figure).average().orElse(0);
    }

    private static int minutes(String property) {
        return Integer.getInteger(property, 1);
    }

    private void say(String line) {
        report.add(line);
    }
}
