package vn.giaoban.substitutions;

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

/** Substitutions over HTTP. A secretary who approves or rejects records what the chair said. */
@RestController
@RequestMapping(
        path = "/api/v1/briefings/{id}/delegates/{delegate}/substitution",
        produces = MediaType.APPLICATION_JSON_VALUE)
class SubstitutionController {

    private final Substitutions substitutions;
    private final Forms forms;

    SubstitutionController(Substitutions substitutions, Forms forms) {
        this.substitutions = substitutions;
        this.forms = forms;
    }

    @GetMapping
    Mono<SubstitutionView> get(@PathVariable String id, @PathVariable String delegate) {
        return newest(id, delegate).map(SubstitutionView::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<SubstitutionView> ask(
            @PathVariable String id, @PathVariable String delegate, @RequestBody SubstitutionForm form, Actor actor) {
        var valid = forms.valid(form);
        return substitutions
                .ask(
                        new BriefingId(Parameters.id("Briefing", id)),
                        Parameters.id("Delegate", delegate),
                        valid.substitute().toSubstitute(),
                        valid.reason(),
                        actor)
                .map(SubstitutionView::of);
    }

    @PostMapping("/approve")
    Mono<SubstitutionView> approve(@PathVariable String id, @PathVariable String delegate, Actor actor) {
        return newest(id, delegate)
                .flatMap(asked -> substitutions.approve(asked.id(), actor))
                .map(SubstitutionView::of);
    }

    @PostMapping("/reject")
    Mono<SubstitutionView> reject(
            @PathVariable String id,
            @PathVariable String delegate,
            @RequestBody(required = false) @Nullable RejectionForm form,
            Actor actor) {
        var reason = form == null ? null : forms.valid(form).reason();
        return newest(id, delegate)
                .flatMap(asked -> substitutions.reject(asked.id(), reason, actor))
                .map(SubstitutionView::of);
    }

    @PostMapping("/withdraw")
    Mono<SubstitutionView> withdraw(@PathVariable String id, @PathVariable String delegate, Actor actor) {
        return newest(id, delegate)
                .flatMap(asked -> substitutions.withdraw(asked.id(), actor))
                .map(SubstitutionView::of);
    }

    private Mono<Substitution> newest(String id, String delegate) {
        return substitutions.newestOf(
                new BriefingId(Parameters.id("Briefing", id)), Parameters.id("Delegate", delegate));
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {

        /** Before the briefings' own rules, which are of fewer words. */
        @Bean
        @Order(0)
        AccessRules substitutionPaths() {
            var mine = "/api/v1/briefings/{id}/delegates/{delegate}/substitution";
            return paths -> paths.pathMatchers(HttpMethod.GET, mine)
                    .hasAnyRole("SECRETARY", "LEADER", "OPERATOR", "ADMIN")
                    .pathMatchers(mine, mine + "/approve", mine + "/reject", mine + "/withdraw")
                    .hasAnyRole("SECRETARY", "ADMIN");
        }
    }
}
