package vn.giaoban.web;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.roster.JoinLink;
import vn.giaoban.roster.Roster;
import vn.giaoban.support.Api;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.OwnPoints;

/** The rows of {@code src/docs/endpoints.md} whose key is the link itself, tried with real links of every kind. */
@IntegrationTest
class LinksIT {

    @Autowired
    private Api api;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Roster roster;

    /**
     * A link that there is.
     *
     * @param opens the pattern of the addresses that it opens
     */
    private record Key(String opens, String token) {}

    @Test
    void eachOpensWhatIsOfItsKindAndNothingElse() throws Exception {
        var knock = new Knock(api);
        var keys = keys();
        assertThat(keys).extracting(Key::token).doesNotHaveDuplicates();
        var wrong = new ArrayList<String>();
        var opened = new ArrayList<String>();
        for (var endpoint : Endpoints.of(context)) {
            if (endpoint.isChange() || !endpoint.key().equals("the link itself")) continue;
            var path = endpoint.path(Endpoint.Place.unknown());
            assertThat(path).contains(Endpoint.UNKNOWN_TOKEN);
            for (var key : keys) {
                var status = knock.at("GET", path.replace(Endpoint.UNKNOWN_TOKEN, key.token()), Caller.ANYBODY)
                        .status();
                var own = endpoint.shown().equals(key.opens());
                if (own) opened.add(key.opens());
                var isOpen = status < 400;
                if (own != isOpen && !endpoint.shown().startsWith(key.opens() + "/"))
                    wrong.add("%s with that of %s: %d".formatted(endpoint, key.opens(), status));
                if (status >= 500) wrong.add("%s: %d".formatted(endpoint, status));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(opened).hasSameSizeAs(keys);
    }

    private List<Key> keys() {
        var point = new OwnPoints(api).aPoint();
        var briefing = api.schedule(aBriefing()
                .atPoints(point)
                .chairedBy("Chủ trì", "chu-tri-links@example.org")
                .published()
                .body());
        var links = roster.linksOf(
                        new BriefingId(UUID.fromString(briefing.get("id").asString())))
                .collectList()
                .blockOptional()
                .orElseThrow();
        var person = links.stream()
                .filter(link -> link.delegate() != null)
                .findFirst()
                .orElseThrow();
        var desk = links.stream()
                .filter(link -> point.equals(link.point()))
                .map(JoinLink::deskToken)
                .findFirst()
                .orElseThrow();
        var feed = api.read(
                api.post("/api/v1/feeds", Map.of("point", point)).expectStatus().isCreated());
        return List.of(
                new Key("/j/{token}", person.token()),
                new Key("/p/{token}", String.valueOf(desk)),
                new Key("/feeds/{token}.ics", tail(feed.get("url").asString())),
                new Key("/embed/week/{token}", tail(feed.get("embedUrl").asString())));
    }

    private static String tail(String address) {
        return address.substring(address.lastIndexOf('/') + 1).replace(".ics", "");
    }
}
