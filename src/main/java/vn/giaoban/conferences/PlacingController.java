package vn.giaoban.conferences;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.access.AccessRules;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.capacity.Warning;
import vn.giaoban.kernel.Actor;
import vn.giaoban.web.Forms;
import vn.giaoban.web.Parameters;
import vn.giaoban.web.PlainText;

/** Which conference server a briefing is on, over HTTP. */
@RestController
class PlacingController {

    private final Placing placing;
    private final Forms forms;

    PlacingController(Placing placing, Forms forms) {
        this.placing = placing;
        this.forms = forms;
    }

    /** The name of the server that it shall be on. */
    record PlacingForm(@NotNull @PlainText(max = 40) String server) {}

    /** The conference as it is now, and what was exceeded by that. */
    record PlacedView(
            ConferenceView conference,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Warning> warnings) {}

    @PutMapping(path = "/api/v1/briefings/{id}/conference", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<PlacedView> move(@PathVariable String id, @RequestBody PlacingForm form, Actor actor) {
        var briefing = new BriefingId(Parameters.id("Briefing", id));
        return placing.move(briefing, forms.valid(form).server(), actor)
                .map(moved -> new PlacedView(moved.conference(), moved.warnings()));
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        AccessRules placingPaths() {
            return paths ->
                    paths.pathMatchers("/api/v1/briefings/{id}/conference").hasAnyRole("SECRETARY", "ADMIN");
        }
    }
}
