package vn.giaoban.imports;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.web.Parameters;
import vn.giaoban.web.UploadedText;

/** The import of a calendar over HTTP. */
@RestController
class ImportController {

    private static final int MOST_GROUPS = 50;

    private final Imports imports;

    ImportController(Imports imports) {
        this.imports = imports;
    }

    /**
     * Imports the events of a calendar, or says what would become of each.
     *
     * @param event keys of those that are wanted; all unless given
     */
    @PostMapping(
            path = "/api/v1/briefings/import",
            consumes = "text/calendar",
            produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ImportView> take(
            @RequestParam(required = false) @Nullable String dryRun,
            @RequestParam(required = false) @Nullable String publish,
            @RequestParam(required = false) @Nullable List<String> groups,
            @RequestParam(required = false) @Nullable List<String> event,
            @RequestBody byte[] calendar,
            Actor actor) {
        var wish = new Imports.Wish(groups(groups), Parameters.flag("publish", publish, false));
        var text = text(calendar);
        var items = Parameters.flag("dryRun", dryRun, false)
                ? imports.preview(text, wish, actor)
                : imports.take(text, wish, chosen(event), actor);
        return items.map(ImportView::of);
    }

    private static List<String> groups(@Nullable List<String> groups) {
        if (groups == null) return List.of();
        if (groups.size() > MOST_GROUPS)
            throw InvalidRequest.at("groups", "at most " + MOST_GROUPS).asException();
        groups.forEach(group -> Parameters.text("groups", group));
        return groups;
    }

    private static Predicate<String> chosen(@Nullable List<String> events) {
        if (events == null) return _ -> true;
        Set<String> keys = new HashSet<>(events);
        return keys::contains;
    }

    static String text(byte[] calendar) {
        try {
            return UploadedText.decode(calendar);
        } catch (UploadedText.Unreadable e) {
            throw new ImportProblem.FaultyCalendar(
                            List.of(new Entry.Fault(e.line(), "VCALENDAR", Entry.Fault.Kind.ENCODING, "")))
                    .asException();
        }
    }
}
