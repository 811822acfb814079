package vn.giaoban.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.giaoban.support.Answer;
import vn.giaoban.support.Api;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Unharmed;

/** Query parameters, and bytes that are hardly a request. */
@IntegrationTest
@ExtendWith(Unharmed.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadParameterIT {

    @Autowired
    private Api api;

    private Target target;

    @BeforeAll
    void schedule() {
        target = Target.of(api);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/v1/points?kind=CITY                     | kind
            /api/v1/points?kind=district                 | kind
            /api/v1/points?kind=%00                      | kind
            /api/v1/points?retired=perhaps               | retired
            /api/v1/points?q=a%00b                       | q
            /api/v1/points?parent=%00                    | parent
            /api/v1/points?parent=a%0D%0Ab               | parent
            /api/v1/points?limit=0                       | limit
            /api/v1/points?limit=501                     | limit
            /api/v1/points?limit=abc                     | limit
            /api/v1/points?limit=-1                      | limit
            /api/v1/points?limit=1e2                     | limit
            /api/v1/points?limit=99999999999             | limit
            /api/v1/points?cursor=!!!                    | cursor
            /api/v1/points?cursor=YWJj                   | cursor
            /api/v1/points?cursor=%00                    | cursor
            /api/v1/briefings?from=yesterday             | from
            /api/v1/briefings?from=2026-02-30T00:00:00Z  | from
            /api/v1/briefings?from=2026-02-03            | from
            /api/v1/briefings?from=2026-02-03T00:00:00   | from
            /api/v1/briefings?from=1796000000            | from
            /api/v1/briefings?to=9999-12-31T00:00:00Z    | to
            /api/v1/briefings?to=%2B999999999-12-31T00:00:00Z | to
            /api/v1/briefings?to=2016-12-31T23:59:60Z    | to
            /api/v1/briefings?to=%00                     | to
            /api/v1/briefings?status=LOST                | status
            /api/v1/briefings?point=%00                  | point
            /api/v1/briefings?chair=%00                  | chair
            /api/v1/briefings?q=%00                      | q
            /api/v1/briefings?limit=0                    | limit
            /api/v1/briefings?limit=501                  | limit
            /api/v1/briefings?cursor=abc                 | cursor
            /api/v1/briefings?cursor=YQpi                | cursor
            /api/v1/briefings?cursor=KzEwMDAwMDAwMDAtMDEtMDFUMDA6MDA6MDBaCjZmMWM5YzUzLTdjM2EtNGQ2Zi05YTUzLTFmNmQwZjNmN2MxMQ | cursor
            /api/v1/briefings/{id}/invitations?state=LOST | state
            /api/v1/briefings/{id}/invitations?limit=abc | limit
            /api/v1/briefings/{id}/invitations?cursor=abc | cursor
            /api/v1/calendar                             | from
            /api/v1/calendar?from=2027-03-01T00:00:00Z   | to
            /api/v1/calendar?from=2027-03-01T00:00:00Z&to=2027-03-01T00:00:00Z | to
            /api/v1/calendar?from=2027-03-01T00:00:00Z&to=2027-08-01T00:00:00Z | to
            /api/v1/points/Q-BA-DINH/calendar?from=x     | from
            /api/v1/reports/attendance                   | from
            /api/v1/reports/attendance?from=2027-03-01T00:00:00Z&to=2027-03-02T00:00:00Z | by
            /api/v1/reports/attendance?from=2027-03-01T00:00:00Z&to=2027-03-02T00:00:00Z&by=MOON | by
            /api/v1/reports/attendance?from=2027-03-02T00:00:00Z&to=2027-03-01T00:00:00Z&by=POINT | to
            """)
    void namesTheParameterThatIsWrong(String path, String parameter) {
        get(path).invalidAt(parameter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/points?q=%27%20or%201=1--",
                "/api/v1/points?q=100%25_%5C",
                "/api/v1/points?q=%F0%9F%91%A9%E2%80%8D%F0%9F%92%BB",
                "/api/v1/points?q=%ED%A0%80",
                "/api/v1/points?q=%FF%FE",
                "/api/v1/points?unknown=1",
                "/api/v1/briefings?q=%3Cscript%3E",
                "/api/v1/briefings?q=%25",
                "/api/v1/briefings?q=%5C",
                "/api/v1/briefings?chair=_",
                "/api/v1/briefings?point=%27%3B--"
            })
    void searchesForStrangeTextsWithoutFindingAnything(String path) {
        assertThat(get(path).ok().json().path("items").isArray()).isTrue();
    }

    @Test
    void refusesHeadersThatAreTooLong() {
        target.with("create", "{}")
                .header("Idempotency-Key", "k".repeat(201))
                .send()
                .invalidAt("Idempotency-Key");
        target.with("create", "{}").header("Idempotency-Key", "a b").send().invalidAt("Idempotency-Key");
        target.with("create", "{}").header("Idempotency-Key", " ").send().invalidAt("Idempotency-Key");
        var long8k = HttpCall.raw(api, "GET /api/v1/me HTTP/1.1\nX-Long: " + "x".repeat(8200));
        assertThat(long8k).matches("(?s)HTTP/\\d.\\d (400|401|413|431) .*");
        var longPath = HttpCall.raw(api, "GET /api/v1/points?q=" + "x".repeat(9000) + " HTTP/1.1");
        assertThat(longPath).matches("(?s)HTTP/\\d.\\d (400|401|414) .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/points/\u00ff\u00fe HTTP/1.1",
                "GET /api/v1/points?q=\u00e1 HTTP/1.1",
                "GET /api/v1/points?q=% HTTP/1.1",
                "GET /api/v1/points?q=%zz HTTP/1.1",
                "GET /api/v1/points/%zz HTTP/1.1",
                "GET /api/v1/points?%00=1 HTTP/1.1",
                "GET /api/v1/points?a[]={} HTTP/1.1",
                "GET /api/v1/points\nAccept: \u0001\u0002",
                "GET /api/v1/points HTTP/1.1\nAccept: \u0080\u0081",
                "GET /api/v1/points HTTP/1.1\nAccept: application/json;q=abc",
                "GET /api/v1/points HTTP/1.1\nX-Odd: \u0001",
                "GET /api/v1/points HTTP/1.1\nAccept-Language: \u00ff;q=9",
                "GET /api/v1/points HTTP/9.9",
                "G@T /api/v1/points HTTP/1.1",
                "POST /api/v1/briefings HTTP/1.1\nContent-Type: application/json\nContent-Length: abc",
                "POST /api/v1/briefings HTTP/1.1\nContent-Type: application/json;charset=klingon\nContent-Length: 0",
                "POST /api/v1/briefings HTTP/1.1\nContent-Type: application/json\nIdempotency-Key: \u00e1\u0301\nContent-Length: 0"
            })
    void bytesThatAreNoRequestGetAnAnswerBelow500(String head) {
        var line = head.contains("HTTP/") ? head : head.replaceFirst("\n", " HTTP/1.1\n");
        var answer = HttpCall.raw(api, line + "\nAuthorization: " + HttpCall.basic("admin", Api.PASSWORD));
        assertThat(answer).as(head).matches("(?s)HTTP/\\d.\\d [24]\\d\\d .*");
    }

    private Answer get(String path) {
        return HttpCall.byAdmin(
                        api, "GET", path.replace("{id}", target.briefing().toString()))
                .send();
    }
}
