package vn.giaoban.scheduling;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import vn.giaoban.access.AccessRules;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingViews;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.displacement.DisplacementAnswers;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.planning.BriefingForm;
import vn.giaoban.planning.Displace;
import vn.giaoban.planning.PlanPolicy;
import vn.giaoban.web.Etag;
import vn.giaoban.web.Forms;
import vn.giaoban.web.Parameters;
import vn.giaoban.web.PlainText;

/** What a secretary does with briefings, over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/briefings", produces = MediaType.APPLICATION_JSON_VALUE)
class ScheduleController {

    private final Scheduling scheduling;
    private final Extension extension;
    private final SeriesChanges series;
    private final BriefingCommands commands;
    private final DisplacementAnswers displacements;
    private final Briefings briefings;
    private final BriefingViews views;
    private final Forms forms;
    private final Clock clock;

    ScheduleController(
            Scheduling scheduling,
            Extension extension,
            SeriesChanges series,
            BriefingCommands commands,
            DisplacementAnswers displacements,
            Briefings briefings,
            BriefingViews views,
            Forms forms,
            Clock clock) {
        this.scheduling = scheduling;
        this.extension = extension;
        this.series = series;
        this.commands = commands;
        this.displacements = displacements;
        this.briefings = briefings;
        this.views = views;
        this.forms = forms;
        this.clock = clock;
    }

    @PostMapping
    Mono<ResponseEntity<Map<String, Object>>> schedule(@RequestBody BriefingForm form, Actor actor) {
        check(form);
        if (Displace.isAsked(form)) return displacements.answer(form, actor);
        return scheduling.schedule(form, actor).flatMap(this::created);
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    Mono<ResponseEntity<Map<String, Object>>> change(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestParam(required = false) @Nullable String scope,
            @RequestParam(required = false) @Nullable String overwrite,
            @RequestBody JsonNode patch,
            Actor actor) {
        var reach = scope(scope);
        var overwriting = Parameters.flag("overwrite", overwrite, false);
        return briefings
                .get(id(id))
                .doOnNext(present -> Etag.require(ifMatch, present.version()))
                .flatMap(present -> commands.change(present, patch, reach, overwriting, actor))
                .flatMap(this::ok);
    }

    @PostMapping("/{id}/publish")
    Mono<ResponseEntity<Map<String, Object>>> publish(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestParam(required = false) @Nullable String scope,
            Actor actor) {
        var reach = scope(scope);
        return commands.member(id(id), reach)
                .flatMap(place -> series.publish(place, reach, ifMatch, actor))
                .switchIfEmpty(Mono.defer(() -> scheduling.publish(id(id), ifMatch, actor)))
                .flatMap(this::ok);
    }

    /** When it ends instead. */
    record ExtendForm(@NotNull OffsetDateTime end) {}

    @PostMapping("/{id}/extend")
    Mono<ResponseEntity<Map<String, Object>>> extend(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ExtendForm form,
            Actor actor) {
        return extension.extend(id(id), forms.valid(form).end(), ifMatch, actor).flatMap(this::ok);
    }

    /** Why it is called off. */
    record CancelForm(@NotNull @PlainText(max = 1000) String reason) {}

    @PostMapping("/{id}/cancel")
    Mono<ResponseEntity<Map<String, Object>>> cancel(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestParam(required = false) @Nullable String scope,
            @RequestBody CancelForm form,
            Actor actor) {
        var reach = scope(scope);
        var reason = forms.valid(form).reason();
        return commands.member(id(id), reach)
                .flatMap(place -> series.cancel(place, reach, reason, ifMatch, actor))
                .switchIfEmpty(Mono.defer(() -> scheduling.cancel(id(id), reason, ifMatch, actor)))
                .flatMap(this::ok);
    }

    private static Scope scope(@Nullable String scope) {
        return Objects.requireNonNullElse(Parameters.constant("scope", scope, Scope.class), Scope.THIS);
    }

    private void check(BriefingForm form) {
        forms.valid(form);
        var faults = PlanPolicy.faults(form, clock.instant());
        if (!faults.isEmpty()) throw new InvalidRequest(List.copyOf(faults)).asException();
    }

    private Mono<ResponseEntity<Map<String, Object>>> created(Done done) {
        var briefing = done.briefing();
        return view(done)
                .map(view -> ResponseEntity.created(URI.create("/api/v1/briefings/" + briefing.id()))
                        .eTag(Etag.of(briefing.version()))
                        .body(view));
    }

    private Mono<ResponseEntity<Map<String, Object>>> ok(Done done) {
        return view(done)
                .map(view -> ResponseEntity.ok()
                        .eTag(Etag.of(done.briefing().version()))
                        .body(view));
    }

    private Mono<Map<String, Object>> view(Done done) {
        return views.whole(done.briefing()).doOnNext(view -> {
            if (!done.warnings().isEmpty()) view.put("warnings", done.warnings());
        });
    }

    private static BriefingId id(String id) {
        return new BriefingId(Parameters.id("Briefing", id));
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        AccessRules schedulingPaths() {
            var mine = new String[] {
                "/api/v1/briefings/{id}/publish", "/api/v1/briefings/{id}/cancel", "/api/v1/briefings/{id}/extend"
            };
            return paths -> paths.pathMatchers(HttpMethod.GET, mine)
                    .authenticated()
                    .pathMatchers(mine)
                    .hasAnyRole("SECRETARY", "ADMIN");
        }
    }
}
