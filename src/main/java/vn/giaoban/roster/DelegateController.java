package vn.giaoban.roster;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.giaoban.access.PointScope;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.web.Forms;
import vn.giaoban.web.MergePatch;
import vn.giaoban.web.Parameters;

/** The people expected, over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/briefings/{id}/delegates", produces = MediaType.APPLICATION_JSON_VALUE)
class DelegateController {

    private final Delegates delegates;
    private final Roster roster;
    private final Briefings briefings;
    private final Forms forms;
    private final JsonMapper json;

    DelegateController(Delegates delegates, Roster roster, Briefings briefings, Forms forms, JsonMapper json) {
        this.delegates = delegates;
        this.roster = roster;
        this.briefings = briefings;
        this.forms = forms;
        this.json = json;
    }

    /** The people expected. */
    record DelegatesView(List<Delegate> items, @Nullable String next) {}

    @GetMapping
    Mono<DelegatesView> list(@PathVariable String id, ServerWebExchange exchange) {
        return briefings
                .get(briefing(id))
                .flatMap(b -> roster.roll(b.id()))
                .zipWith(PointScope.of(exchange))
                .map(found -> new DelegatesView(visible(found.getT1().delegates(), found.getT2()), null));
    }

    /** A point's secretary sees the people of their point. */
    private static List<Delegate> visible(List<Delegate> all, Optional<String> own) {
        return all.stream()
                .filter(one -> own.isEmpty() || own.get().equals(one.point()))
                .toList();
    }

    @PostMapping
    Mono<ResponseEntity<Delegate>> add(@PathVariable String id, @RequestBody DelegateForm form, Actor actor) {
        var briefing = briefing(id);
        return delegates
                .add(briefing, List.of(forms.valid(form)), Mandate.ofSecretary(actor))
                .map(List::getFirst)
                .map(added -> ResponseEntity.created(
                                URI.create("/api/v1/briefings/" + briefing + "/delegates/" + added.id()))
                        .body(added));
    }

    @PatchMapping(
            path = "/{delegate}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    Mono<Delegate> change(
            @PathVariable String id, @PathVariable String delegate, @RequestBody JsonNode patch, Actor actor) {
        if (!(patch instanceof ObjectNode changes))
            throw InvalidRequest.at("", "must be an object").asException();
        if (changes.has("point"))
            throw InvalidRequest.at("/point", "can't be changed: remove the delegate and add them at the other point")
                    .asException();
        return delegates.change(
                briefing(id), delegate(delegate), form -> patched(form, changes), Mandate.ofSecretary(actor));
    }

    @DeleteMapping("/{delegate}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(@PathVariable String id, @PathVariable String delegate, Actor actor) {
        return delegates.remove(briefing(id), delegate(delegate), Mandate.ofSecretary(actor));
    }

    private DelegateForm patched(DelegateForm form, ObjectNode changes) {
        return forms.valid(json.treeToValue(MergePatch.apply(json.valueToTree(form), changes), DelegateForm.class));
    }

    private static BriefingId briefing(String id) {
        return new BriefingId(Parameters.id("Briefing", id));
    }

    private static UUID delegate(String id) {
        return Parameters.id("Delegate", id);
    }
}
