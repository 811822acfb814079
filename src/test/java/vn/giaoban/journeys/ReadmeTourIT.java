package vn.giaoban.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.giaoban.support.ServiceProcess;

/** The README's tour, pasted into a shell against a fresh service, gives what the README says. */
class ReadmeTourIT {

    private static final Path FOLDER = Path.of("target/it/tour");

    @Test
    void worksWhenPasted() throws Exception {
        assumeTrue(has("bash") && has("curl"), "the README's tour needs bash and curl; one of them is missing here");
        var tour = section(Files.readString(Path.of("README.md")), "## Five-minute tour");
        var data = FOLDER.resolve("data-" + System.nanoTime()).toAbsolutePath();
        var settings = List.of(
                "giaoban.data-dir=" + data,
                "giaoban.admin-password=giaoban-tour",
                // once in some forty whole runs an event got no answer: this would tell whose fault it is
                "logging.level.reactor.netty.http.server=DEBUG");
        try (var service = ServiceProcess.start(FOLDER.resolve("service.log"), ServiceProcess.freePort(), settings)
                .ready()) {
            var output = paste(blocks(tour, "bash"), service.port(), data);
            assertThat(output)
                    .contains("rooms reserved: 53\n")
                    .contains("the same again: HTTP 409\n")
                    .contains("letters: 54\n")
                    .contains("join: HTTP 303 to https://meet.example.org/gb-")
                    .contains("gate: HTTP 200\n")
                    .contains("144 events sent\n")
                    .endsWith(blocks(tour, "text"));
            assertThat(Integer.parseInt(number(output, "suggestions: (\\d+)"))).isGreaterThanOrEqualTo(3);
            assertThat(service.complaints()).isEmpty();
        }
    }

    private static String paste(String script, int port, Path data) throws IOException, InterruptedException {
        var file = Files.writeString(FOLDER.resolve("tour.sh"), script);
        var output = FOLDER.resolve("tour.out");
        var shell = new ProcessBuilder("bash", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().put("BASE", "http://localhost:" + port);
        shell.environment().put("DATA", data.toString());
        var process = shell.start();
        var ended = process.waitFor(120, TimeUnit.SECONDS);
        if (!ended) process.destroyForcibly();
        assertThat(ended).as(Files.readString(output)).isTrue();
        return Files.readString(output);
    }

    private static String section(String text, String heading) {
        var from = text.indexOf(heading);
        return text.substring(from, text.indexOf("\n## ", from + 1));
    }

    /** The fenced blocks of a language, one after the other. */
    private static String blocks(String section, String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(section)
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining());
    }

    private static String number(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        return found.find() ? found.group(1) : "-1";
    }

    private static boolean has(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
