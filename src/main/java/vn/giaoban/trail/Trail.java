package vn.giaoban.trail;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.audit.AuditEntry;
import vn.giaoban.audit.AuditFilter;
import vn.giaoban.audit.AuditMark;
import vn.giaoban.audit.AuditTrail;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.kernel.Page;
import vn.giaoban.web.Paging;

/** The trail page by page. */
@Component
class Trail {

    /** Of how many values its cursors are. */
    static final int CURSOR_PARTS = 2;

    private final AuditTrail trail;

    Trail(AuditTrail trail) {
        this.trail = trail;
    }

    /** Newest first. */
    Mono<Page<AuditEntry>> page(AuditFilter filter, Paging paging) {
        return trail.newestFirst(filter, mark(paging.after()), paging.limit() + 1)
                .collectList()
                .map(rows -> Page.of(rows, paging.limit(), entry -> Paging.cursor(entry.at(), entry.id())));
    }

    /** The newest. */
    Flux<AuditEntry> newest(AuditFilter filter, int most) {
        return trail.newestFirst(filter, null, most);
    }

    /** Fails with {@link NotFound}. */
    Mono<AuditEntry> get(long id) {
        return trail.find(id).switchIfEmpty(Mono.error(() -> new NotFound("Entry " + id + " was").asException()));
    }

    private static @Nullable AuditMark mark(List<String> cursor) {
        if (cursor.isEmpty()) return null;
        try {
            return new AuditMark(Instant.parse(cursor.getFirst()), Long.parseLong(cursor.getLast()));
        } catch (DateTimeException | NumberFormatException e) {
            throw InvalidRequest.at("cursor", "is not a cursor of this list").asException();
        }
    }
}
