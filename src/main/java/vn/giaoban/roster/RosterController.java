package vn.giaoban.roster;

import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.web.AccessRules;
import vn.giaoban.web.Forms;
import vn.giaoban.web.Parameters;
import vn.giaoban.web.PlainText;

/** The roster over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/briefings/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class RosterController {

    private final Roster roster;
    private final Briefings briefings;
    private final Forms forms;
    private final Clock clock;

    RosterController(Roster roster, Briefings briefings, Forms forms, Clock clock) {
        this.roster = roster;
        this.briefings = briefings;
        this.forms = forms;
        this.clock = clock;
    }

    /** The people expected. */
    record DelegatesView(List<Delegate> items, @Nullable String next) {}

    /** A point's answer as it is sent; the room is changed with the plan. */
    record ResponseForm(
            @NotNull Response response,
            @Nullable @PlainText(max = 1000) String reason,
            @Nullable @PlainText(max = 90) String room) {}

    @GetMapping("/delegates")
    Mono<DelegatesView> delegates(@PathVariable String id) {
        return briefings
                .get(id(id))
                .flatMap(b -> roster.roll(b.id()))
                .map(roll -> new DelegatesView(roll.delegates(), null));
    }

    @PutMapping("/points/{code}/response")
    Mono<PointAnswer> respond(
            @PathVariable String id, @PathVariable String code, @RequestBody ResponseForm form, Actor actor) {
        forms.valid(form);
        if (form.response() == Response.PENDING)
            throw InvalidRequest.at("/response", "must be ACCEPTED or DECLINED").asException();
        if (form.room() != null)
            throw InvalidRequest.at("/room", "a room is changed by PATCH of the briefing")
                    .asException();
        return briefings
                .get(id(id))
                .doOnNext(this::refuseWhenOver)
                .flatMap(b -> roster.answer(b.id(), code, form.response(), form.reason(), actor));
    }

    private void refuseWhenOver(Briefing briefing) {
        var status = briefing.statusAt(clock.instant());
        if (status == BriefingStatus.CANCELLED || status == BriefingStatus.ENDED)
            throw new RosterProblem.Closed("The briefing is " + status + ": it takes no answers any more")
                    .asException();
    }

    private static BriefingId id(String id) {
        return new BriefingId(Parameters.id("Briefing", id));
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        AccessRules rosterPaths() {
            var mine = new String[] {
                "/api/v1/briefings/{id}/delegates",
                "/api/v1/briefings/{id}/delegates/{delegate}/link",
                "/api/v1/briefings/{id}/points/{code}/response"
            };
            return paths -> paths.pathMatchers(HttpMethod.GET, mine)
                    .authenticated()
                    .pathMatchers(mine)
                    .hasAnyRole("SECRETARY", "ADMIN");
        }
    }
}
