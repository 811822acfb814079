package vn.giaoban.trail;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import vn.giaoban.audit.AuditChain;
import vn.giaoban.audit.AuditEntry;
import vn.giaoban.audit.AuditFilter;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.Page;
import vn.giaoban.web.Paging;
import vn.giaoban.web.Parameters;

/** The audit trail over HTTP. */
@RestController
class TrailController {

    private final Trail trail;
    private final AuditChain chain;

    TrailController(Trail trail, AuditChain chain) {
        this.trail = trail;
        this.chain = chain;
    }

    /** Whether the trail is as it was written, and if not, where it breaks. */
    @GetMapping(path = "/api/v1/audit/verify", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<AuditChain.Finding> verify() {
        return chain.verify();
    }

    /** An entry as it was written; {@code before} and {@code after} are whatever the thing was like. */
    record AuditView(
            long id,
            OffsetDateTime at,
            String actor,
            String entity,
            String action,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            @Nullable String reason,
            @Nullable String hash) {

        static AuditView of(AuditEntry entry) {
            return new AuditView(
                    entry.id(),
                    entry.at().atZone(HomeZone.ID).toOffsetDateTime(),
                    entry.actor(),
                    entry.entity(),
                    entry.action(),
                    entry.before(),
                    entry.after(),
                    entry.reason(),
                    entry.hash());
        }
    }

    /**
     * Who changed what, newest first.
     *
     * @param entity a thing, as {@code point:Q-BA-DINH}, or a kind of things, as {@code point}
     * @param actor somebody, as {@code admin}, or a kind of callers, as {@code link}
     */
    @GetMapping(path = "/api/v1/audit", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Page<AuditView>> list(
            @RequestParam(required = false) @Nullable String entity,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var filter = new AuditFilter(
                Parameters.text("entity", entity),
                Parameters.text("actor", actor),
                Parameters.text("action", action),
                Parameters.time("from", from),
                Parameters.time("to", to));
        if (filter.from() != null && filter.to() != null && !filter.to().isAfter(filter.from()))
            throw InvalidRequest.at("to", "must be after from").asException();
        return trail.page(filter, Paging.of(limit, cursor, Trail.CURSOR_PARTS)).map(page -> page.map(AuditView::of));
    }
}
