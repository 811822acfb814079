package vn.giaoban.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.support.Api;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;

/** The dashboard and the alerts ask only for what the service tells; a metric that is renamed would leave them silent. */
@IntegrationTest
class MonitoringIT {

    private static final Path FOLDER = Path.of("config/monitoring");

    /** Prometheus' own, and those that only a conference server's account makes. */
    private static final Set<String> OTHERS = Set.of("up", "giaoban_xmpp_connected");

    private static final Pattern METRIC = Pattern.compile("\\b([a-z][a-z0-9_]*)\\{");

    @Autowired
    private Api api;

    @Test
    void everyMetricIsThere() {
        var asked = Stream.concat(expressions(alerts()), dashboard().stream())
                .flatMap(expression -> METRIC.matcher(expression).results().map(found -> found.group(1)))
                .filter(name -> !OTHERS.contains(name))
                .collect(Collectors.toSet());
        assertThat(asked).hasSizeGreaterThan(15).contains("giaoban_outbox_dead", "r2dbc_pool_pending_connections");
        // the first scrape of a new service has not counted requests yet
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(told()).containsAll(asked));
    }

    @Test
    void everyAlertSaysWhatItIsAndHasAPlaceInTheGuide() {
        var guide = Compose.text(Path.of("src/docs/operation.md"));
        assertThat(alerts()).hasSizeGreaterThan(10).allSatisfy(alert -> {
            assertThat(alert.get("expr").asString()).contains("job=\"giaoban\"");
            assertThat(alert.at("/labels/severity").asString()).isIn("warning", "critical");
            assertThat(alert.at("/annotations/summary").asString()).isNotBlank();
            assertThat(guide).contains("`" + alert.get("alert").asString() + "`");
        });
    }

    @Test
    void prometheusAsksBothInstances() {
        var scrape = yaml("prometheus.yml").at("/scrape_configs/0");
        assertThat(scrape.get("metrics_path").asString()).isEqualTo("/actuator/prometheus");
        assertThat(scrape.at("/static_configs/0/targets").valueStream().map(JsonNode::asString))
                .containsExactly(
                        Compose.explained().get("GIAOBAN_INSTANCES").standard().split(" ", -1));
        assertThat(yaml("prometheus.yml").at("/rule_files/0").asString()).isEqualTo("alerts.yml");
    }

    private Set<String> told() {
        return HttpCall.byAdmin(api, "GET", "/actuator/prometheus")
                .send()
                .ok()
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toSet());
    }

    private static Stream<String> expressions(List<JsonNode> rules) {
        return rules.stream().map(rule -> rule.get("expr").asString());
    }

    private static List<JsonNode> alerts() {
        return yaml("alerts.yml").at("/groups/0/rules").valueStream().toList();
    }

    private static List<String> dashboard() {
        return JsonMapper.shared()
                .readTree(Compose.text(FOLDER.resolve("grafana.json")))
                .get("panels")
                .valueStream()
                .flatMap(panel -> panel.get("targets").valueStream())
                .map(target -> target.get("expr").asString())
                .toList();
    }

    private static JsonNode yaml(String file) {
        Map<String, Object> read =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(Compose.text(FOLDER.resolve(file)));
        return JsonMapper.shared().valueToTree(read);
    }
}
