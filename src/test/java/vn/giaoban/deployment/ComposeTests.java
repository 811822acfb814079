package vn.giaoban.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What can be said of {@code docker-compose.yml} without a Docker: that it is one, and that nothing it names is missing. */
class ComposeTests {

    private final Compose compose = Compose.read();

    @Test
    void followsTheSpecification() throws IOException {
        try (var file = ComposeTests.class.getResourceAsStream("/compose/compose-spec.json")) {
            var schema = (ObjectNode) JsonMapper.shared().readTree(file);
            // Its ways of writing draft 7 and its own name are known to no validator
            schema.remove(List.of("$schema", "$id"));
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                            .getSchema(schema)
                            .validate(compose.root()))
                    .isEmpty();
        }
    }

    @Test
    void explainsEveryVariableAndNoOther() {
        assertThat(Compose.explained().keySet())
                .isEqualTo(Compose.variables().stream()
                        .map(Compose.Variable::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void explainsTheDefaultsThatHold() {
        var explained = Compose.explained();
        assertThat(Compose.variables()).allSatisfy(variable -> {
            var word = explained.get(variable.name());
            switch (variable.operator()) {
                case ":-" -> assertThat(word).isEqualTo(new Compose.Explained(false, variable.rest()));
                case ":?" -> assertThat(word).isEqualTo(new Compose.Explained(true, ""));
                default -> assertThat(word).as(variable.name()).isNotNull();
            }
        });
    }

    @Test
    void mountsOnlyWhatIsHere() {
        assertThat(compose.mounted())
                .isNotEmpty()
                .allSatisfy(path -> assertThat(path).exists());
    }

    @Test
    void namesAVersionOfEachImage() {
        assertThat(compose.services().values())
                .allSatisfy(
                        service -> assertThat(service.get("image").asString()).matches("[a-z0-9./-]+:(?!latest).+"));
    }

    @Test
    void watchesEachContainerAndLimitsItsLog() {
        assertThat(compose.services()).allSatisfy((name, service) -> {
            assertThat(service.at("/logging/options/max-size").asString()).isEqualTo("20m");
            assertThat(service.get("restart").asString()).isEqualTo("unless-stopped");
            if (!name.equals("web"))
                assertThat(service.at("/healthcheck/test").isArray()).as(name).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"giaoban-1", "giaoban-2"})
    void givesTheServiceNoMoreThanItNeeds(String name) {
        var service = compose.service(name);
        assertThat(service.get("read_only").asBoolean()).isTrue();
        assertThat(service.get("user").asString()).isEqualTo("10001");
        assertThat(strings(service.get("cap_drop"))).containsExactly("ALL");
        assertThat(strings(service.get("security_opt"))).containsExactly("no-new-privileges:true");
        assertThat(service.has("mem_limit")).isTrue();
        assertThat(service.has("ports"))
                .as("only the proxy is reached from outside")
                .isFalse();
        assertThat(strings(service.get("volumes"))).allMatch(volume -> volume.endsWith(":ro"));
    }

    /** A name that is misspelt would be ignored in silence. */
    @Test
    void setsOnlySettingsThatThereAre() {
        var known = Compose.text(Path.of("src/docs/settings.md"));
        assertThat(compose.service("giaoban-1").get("environment").propertyNames())
                .filteredOn(name -> name.startsWith("GIAOBAN_"))
                .isNotEmpty()
                .allMatch(name -> known.contains("`" + name + "`"));
    }

    @Test
    void bothInstancesAreEqualAndKnownToTheProxy() {
        assertThat(compose.service("giaoban-2")).isEqualTo(compose.service("giaoban-1"));
        var caddyfile = Compose.text(Path.of("config/proxy/Caddyfile"));
        var given = compose.service("proxy").get("environment").propertyNames();
        assertThat(Pattern.compile("\\{\\$([A-Z_]+)")
                        .matcher(caddyfile)
                        .results()
                        .map(match -> match.group(1))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(given);
        var standard = Compose.explained().get("GIAOBAN_INSTANCES").standard();
        assertThat(standard.split(" ")).containsExactly("giaoban-1:8080", "giaoban-2:8080");
        assertThat(caddyfile).contains("{$GIAOBAN_INSTANCES:" + standard + "}");
    }

    @Test
    void wiresJitsiAsTheServiceNeedsIt() {
        assertThat(compose.service("jicofo").get("environment").get("ENABLE_AUTO_OWNER"))
                .isEqualTo(text("0"));
        var prosody = compose.service("prosody").get("environment");
        assertThat(prosody.get("PROSODY_RESERVATION_ENABLED")).isEqualTo(text("1"));
        assertThat(prosody.get("AUTH_TYPE")).isEqualTo(text("jwt"));
        assertThat(prosody.get("XMPP_MUC_MODULES")).isEqualTo(text("token_affiliation"));
        var service = compose.service("giaoban-1").get("environment");
        assertThat(service.get("GIAOBAN_JITSI_ISSUER")).isEqualTo(prosody.get("JWT_ACCEPTED_ISSUERS"));
        assertThat(service.get("GIAOBAN_JITSI_AUDIENCE")).isEqualTo(prosody.get("JWT_ACCEPTED_AUDIENCES"));
        assertThat(service.get("GIAOBAN_JITSI_DOMAIN")).isEqualTo(prosody.get("XMPP_DOMAIN"));
        assertThat(service.get("GIAOBAN_JITSI_XMPP_MUC_DOMAIN")).isEqualTo(prosody.get("XMPP_MUC_DOMAIN"));
        var intake = Compose.text(Path.of("config/jitsi/prosody/conf.d/giaoban.cfg.lua"));
        assertThat(Pattern.compile("ENV_(GIAOBAN_[A-Z_]+)")
                        .matcher(intake)
                        .results()
                        .map(match -> match.group(1)))
                .isNotEmpty()
                .allMatch(prosody::has);
    }

    @Test
    void theImageCopiesOnlyWhatIsHere() {
        var sources = Compose.text(Path.of("config/Dockerfile"))
                .lines()
                .filter(line -> line.startsWith("COPY ") && !line.contains("--from="))
                .flatMap(line -> Pattern.compile(" ").splitAsStream(line.substring(5)))
                .filter(word -> !word.startsWith("--") && !word.startsWith("./"))
                .filter(word -> !word.contains("*"))
                .map(Path::of);
        assertThat(sources)
                .contains(Path.of("config/image/jvm.options"))
                .allSatisfy(path -> assertThat(path).exists());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config/image/train.sh",
                "config/postgres/archive.sh",
                "config/backup/backup.sh",
                "config/backup/restore.sh"
            })
    void scriptsAreWholeAndMayBeRun(String script) throws Exception {
        assertThat(Files.isExecutable(Path.of(script))).isTrue();
        assertThat(new ProcessBuilder("bash", "-n", script).inheritIO().start().waitFor())
                .isZero();
    }

    @Test
    void secretsHaveNoDefault() {
        assertThat(Compose.explained().entrySet().stream()
                        .filter(e -> e.getKey().matches(".*(SECRET|PASSWORD|TOKEN).*"))
                        .map(e -> entry(e.getKey(), e.getValue().standard())))
                .isNotEmpty()
                .allMatch(e -> e.getValue().isEmpty());
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static JsonNode text(String value) {
        return JsonMapper.shared().getNodeFactory().stringNode(value);
    }
}
