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

/** The README's secretary's week, pasted into a shell against a fresh service, gives what the README says. */
class ReadmeWeekIT {

    private static final Path FOLDER = Path.of("target/it/week");
    private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

    @Test
    void worksWhenPasted() throws Exception {
        assumeTrue(has("bash") && has("curl"), "the README's week needs bash and curl; one of them is missing here");
        var data = FOLDER.resolve("data-" + System.nanoTime()).toAbsolutePath();
        var settings = List.of("giaoban.data-dir=" + data, "giaoban.admin-password=giaoban-tour");
        try (var service = ServiceProcess.start(FOLDER.resolve("service.log"), ServiceProcess.freePort(), settings)
                .ready()) {
            assertThat(paste(week(), service.port()).lines().toList())
                    .satisfiesExactly(
                            slot -> assertThat(slot).endsWith("T00:30:00Z"),
                            slot -> assertThat(slot).endsWith("T00:45:00Z"),
                            slot -> assertThat(slot).endsWith("T01:00:00Z"),
                            line -> assertThat(line).startsWith("booked with its hold: /api/v1/briefings/"),
                            line -> assertThat(line).isEqualTo("Thứ Hai hằng tuần, 8 lần"),
                            line -> assertThat(line).isEqualTo("booked: 7, in the way: 19 rooms"),
                            line -> assertThat(line).isEqualTo("on Tuesdays: 6"),
                            line -> assertThat(line).isEqualTo("would be MOVED: Giao ban quận, huyện"),
                            line -> assertThat(line).isEqualTo("Ba Vì's task: ROOM, OPEN"),
                            line -> assertThat(line).isEqualTo("Ba Vì's task: ROOM, DONE"),
                            line -> assertThat(line).isEqualTo("\"endpoints\":54"));
            assertThat(service.complaints()).isEmpty();
        }
    }

    private static String week() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var from = readme.indexOf("## A secretary's week");
        return BLOCK.matcher(readme.substring(from, readme.indexOf("\n## ", from + 1)))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining());
    }

    private static String paste(String script, int port) throws IOException, InterruptedException {
        var output = FOLDER.resolve("week.out");
        var shell = new ProcessBuilder(
                        "bash",
                        Files.writeString(FOLDER.resolve("week.sh"), script).toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().put("BASE", "http://localhost:" + port);
        var process = shell.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output);
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
