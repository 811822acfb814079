package vn.giaoban.web;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.giaoban.support.Api;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Quiet;
import vn.giaoban.support.Unharmed;

/** Bodies that can't be accepted: each is refused in words that name the place, and leaves no trace. */
@Quiet("measures how soon a long input is refused")
@IntegrationTest
@ExtendWith(Unharmed.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

    static final List<String> TARGETS = Target.NAMES;

    @Autowired
    private Api api;

    private Target target;

    @BeforeAll
    void schedule() {
        target = Target.of(api);
    }

    @ParameterizedTest
    @FieldSource("TARGETS")
    void refusesWhatIsNotOneObjectOfJson(String call) {
        for (var body : List.of(
                "",
                " ",
                "{",
                "{\"a\":",
                "[]",
                "[{}]",
                "7",
                "\"text\"",
                "null",
                "true",
                "{} {}",
                "{'a':1}",
                "{\"a\":NaN}",
                "\uFEFF",
                "<a/>",
                "{\"\\u0000\":1}",
                "{\"title\":\"\\ud800\"",
                "\u0000")) {
            var answer = target.with(call, body).send();
            answer.refused(400, "invalid-request");
        }
    }

    @ParameterizedTest
    @FieldSource("TARGETS")
    void refusesUnknownMembersAndTheSameMemberTwice(String call) {
        target.sent(call, "sieuMat", "1").invalidAt("/sieuMat");
        target.sent(call, "__proto__", "{}").invalidAt("/__proto__");
        target.with(call, "{\"reason\":\"a\",\"reason\":\"b\"}").send().refused(400, "invalid-request");
    }

    @ParameterizedTest
    @FieldSource("TARGETS")
    void refusesWhatIsTooDeepOrTooLarge(String call) {
        var deep = "[".repeat(10_000) + "]".repeat(10_000);
        target.sent(call, "title", deep).refused(400, "invalid-request");
        target.sent(call, "displace", "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000))
                .refused(400, "invalid-request");
        target.sent(call, "title", '"' + "x".repeat(1 << 20) + '"').refused(413, "too-large");
        target.sent(call, "points", "[" + "1,".repeat(1_000_000) + "1]").refused(413, "too-large");
        target.sent(call, "minutes", "1".repeat(5_000)).refused(400, "invalid-request");
    }

    @ParameterizedTest
    @FieldSource("TARGETS")
    void refusesOtherKindsOfContent(String call) {
        var body = "{}";
        var method = target.method(call);
        for (var type : List.of(
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "text/csv",
                "multipart/form-data; boundary=x"))
            HttpCall.byAdmin(api, method, target.path(call))
                    .body(method, type, body)
                    .send()
                    .refused(415, "unsupported-media-type");
        HttpCall.byAdmin(api, method, target.path(call))
                .body(method, "no type at all", body)
                .send()
                .refused(415, "unsupported-media-type");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/web/bad-members.csv", delimiter = '|', quoteCharacter = '`')
    void namesThePlaceThatIsWrong(String call, String member, String value, String pointer) {
        target.sent(call, member, value).invalidAt(pointer);
    }

    @Test
    void refusesAStartThatIsItsEndAndADayAndAnHour() {
        var start = aBriefing().start();
        for (var end : List.of(start, start.plusHours(25), start.minusSeconds(1))) {
            var body = aBriefing()
                    .atPoints("Q-BA-DINH")
                    .with("start", start.toString())
                    .with("end", end.toString())
                    .body();
            HttpCall.byAdmin(api, "POST", "/api/v1/briefings")
                    .json("POST", json(body))
                    .send()
                    .invalidAt("/end");
        }
    }

    @Test
    void refusesTenThousandUnknownPointsWithinASecond() {
        var codes = IntStream.range(0, 10_000)
                .mapToObj(i -> "{\"code\":\"KHONG-CO-" + i + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        var began = System.nanoTime();
        var answer = target.sent("create", "points", codes).invalidAt("/points/9999/code");
        assertThat(System.nanoTime() - began).isLessThan(1_000_000_000L);
        assertThat(answer.json().path("errors").size()).isEqualTo(10_000);
        var many = String.join(",", Collections.nCopies(10_001, "{\"code\":\"Q\"}"));
        target.sent("create", "points", "[" + many + "]").invalidAt("/points");
    }

    @Test
    void namesAllThatIsWrongAtOnce() {
        var body =
                "{\"title\":\" \",\"start\":\"2027-03-01T08:00:00Z\",\"end\":\"2027-03-01T09:00:00Z\",\"agenda\":[{}],\"host\":\"\\u0007\"}";
        var answer = target.with("create", body).send();
        for (var pointer : Arrays.asList("/title", "/agenda/0/title", "/host")) answer.invalidAt(pointer);
    }

    private static String json(Object body) {
        return tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(body);
    }
}
