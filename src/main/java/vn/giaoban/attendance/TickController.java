package vn.giaoban.attendance;

import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
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
import vn.giaoban.access.PointScope;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.kernel.Actor;
import vn.giaoban.web.Forms;
import vn.giaoban.web.Parameters;

/** Ticks over HTTP, for those who have an account. */
@RestController
@RequestMapping(path = "/api/v1/briefings/{id}/points/{code}/ticks", produces = MediaType.APPLICATION_JSON_VALUE)
class TickController {

    private final RoomTicks ticks;
    private final Forms forms;

    TickController(RoomTicks ticks, Forms forms) {
        this.ticks = ticks;
        this.forms = forms;
    }

    /**
     * A tick as it is sent.
     *
     * @param since from when on; now when it is left out
     */
    record TickForm(
            @NotNull UUID delegate,
            @NotNull Boolean present,
            @Nullable OffsetDateTime since) {}

    /** What was said last of each delegate of a point. */
    record TicksView(List<RoomTick> items, @Nullable String next) {}

    @GetMapping
    Mono<TicksView> newest(@PathVariable String id, @PathVariable String code) {
        return ticks.newestOf(briefing(id), code).collectList().map(items -> new TicksView(items, null));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<RoomTick> tick(@PathVariable String id, @PathVariable String code, @RequestBody TickForm form, Actor actor) {
        var valid = forms.valid(form);
        var since = valid.since();
        return ticks.tick(
                briefing(id), code, valid.delegate(), valid.present(), since == null ? null : since.toInstant(), actor);
    }

    private static BriefingId briefing(String id) {
        return new BriefingId(Parameters.id("Briefing", id));
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {

        /** Before the briefings' own rules, which are of fewer words. */
        @Bean
        @Order(0)
        AccessRules tickPaths() {
            var mine = "/api/v1/briefings/{id}/points/{code}/ticks";
            return paths -> paths.pathMatchers(HttpMethod.GET, mine)
                    .access(PointScope.rolesOrOwnPoint("SECRETARY", "LEADER", "OPERATOR", "ADMIN"))
                    .pathMatchers(mine)
                    .access(PointScope.rolesOrOwnPoint("SECRETARY", "OPERATOR", "ADMIN"));
        }
    }
}
