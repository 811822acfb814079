package vn.giaoban.attendance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.access.AccessRules;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.kernel.Actor;
import vn.giaoban.web.Forms;
import vn.giaoban.web.Parameters;

/** What attendance rests on, and visits matched by hand, over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/briefings/{id}/attendance", produces = MediaType.APPLICATION_JSON_VALUE)
class EvidenceController {

    private final Evidence evidence;
    private final Matches matches;
    private final Forms forms;

    EvidenceController(Evidence evidence, Matches matches, Forms forms) {
        this.evidence = evidence;
        this.matches = matches;
        this.forms = forms;
    }

    @GetMapping("/verify")
    Mono<VerifyView> verify(@PathVariable String id) {
        return evidence.verify(briefing(id));
    }

    @GetMapping("/points/{code}/trace")
    Mono<TraceView> tracePoint(@PathVariable String id, @PathVariable String code) {
        return evidence.trace(briefing(id), Mark.Key.ofPoint(code));
    }

    @GetMapping("/delegates/{delegate}/trace")
    Mono<TraceView> traceDelegate(@PathVariable String id, @PathVariable String delegate) {
        return evidence.trace(briefing(id), Mark.Key.ofDelegate(Parameters.id("Delegate", delegate)));
    }

    /** A match as it is answered: of a point or a delegate, or neither when it takes back. */
    record MatchView(
            @Nullable String identity,
            @Nullable String jid,
            @Nullable Instant from,
            @Nullable String point,
            @Nullable String delegateId,
            String reason,
            String by,
            Instant at) {

        private static MatchView of(Matches.Made made) {
            var match = made.match();
            var device = Mark.Kind.POINT.name().equals(match.kind());
            return new MatchView(
                    match.identity(),
                    match.jid(),
                    match.from(),
                    device ? match.who() : null,
                    device ? null : match.who(),
                    match.reason(),
                    match.by(),
                    made.at());
        }
    }

    @PostMapping("/matches")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<MatchView> match(@PathVariable String id, @RequestBody MatchForm form, Actor actor) {
        return matches.match(briefing(id), forms.valid(form), actor).map(MatchView::of);
    }

    private static BriefingId briefing(String id) {
        return new BriefingId(Parameters.id("Briefing", id));
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {

        /** Before the briefings' own rules, which are of fewer words. */
        @Bean
        @Order(0)
        AccessRules evidencePaths() {
            var attendance = "/api/v1/briefings/*/attendance";
            return paths -> paths.pathMatchers(
                            HttpMethod.GET,
                            attendance + "/verify",
                            attendance + "/points/*/trace",
                            attendance + "/delegates/*/trace")
                    .hasAnyRole("SECRETARY", "LEADER", "OPERATOR", "ADMIN")
                    .pathMatchers(attendance + "/matches")
                    .hasAnyRole("SECRETARY", "ADMIN");
        }
    }
}
