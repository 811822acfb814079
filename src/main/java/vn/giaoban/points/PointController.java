package vn.giaoban.points;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.access.AccessRules;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.Page;
import vn.giaoban.web.Etag;
import vn.giaoban.web.Forms;
import vn.giaoban.web.Paging;
import vn.giaoban.web.Parameters;
import vn.giaoban.web.UploadedText;

/** The catalogue over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/points", produces = MediaType.APPLICATION_JSON_VALUE)
class PointController {

    private final Points points;
    private final CatalogueImport importing;
    private final Forms forms;

    PointController(Points points, CatalogueImport importing, Forms forms) {
        this.points = points;
        this.importing = importing;
        this.forms = forms;
    }

    @GetMapping
    Mono<Page<PointView>> list(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String parent,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String retired,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var filter = new PointStore.Filter(
                Parameters.constant("kind", kind, PointKind.class),
                Parameters.text("parent", parent),
                Parameters.text("q", q),
                Parameters.flag("retired", retired, false));
        return points.list(filter, Paging.of(limit, cursor, 1)).map(page -> page.map(PointView::of));
    }

    @GetMapping("/{code}")
    Mono<ResponseEntity<PointView>> get(@PathVariable String code) {
        return points.get(code).map(p -> ok(p.version(), PointView.of(p)));
    }

    @PutMapping("/{code}")
    Mono<ResponseEntity<PointView>> put(
            @PathVariable String code,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody PointForm form,
            Actor actor) {
        checkCode(code);
        if (form.code() != null && !form.code().equals(code))
            throw InvalidRequest.at("/code", "differs from the code of the path")
                    .asException();
        return points.save(code, forms.valid(form), ifMatch, actor)
                .map(saved -> saved(
                        saved.created(),
                        "/api/v1/points/" + code,
                        saved.thing().version(),
                        PointView.of(saved.thing())));
    }

    @DeleteMapping("/{code}")
    Mono<ResponseEntity<Void>> retire(
            @PathVariable String code,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Actor actor) {
        return points.retire(code, ifMatch, actor)
                .thenReturn(ResponseEntity.noContent().build());
    }

    @GetMapping("/{code}/rooms/{room}")
    Mono<ResponseEntity<RoomView>> getRoom(@PathVariable String code, @PathVariable String room) {
        return points.getRoom(code, room).map(r -> ok(r.version(), RoomView.of(r)));
    }

    @PutMapping("/{code}/rooms/{room}")
    Mono<ResponseEntity<RoomView>> putRoom(
            @PathVariable String code,
            @PathVariable String room,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody RoomForm form,
            Actor actor) {
        checkCode(room);
        return points.saveRoom(code, room, forms.valid(form), ifMatch, actor)
                .map(saved -> saved(
                        saved.created(),
                        "/api/v1/points/" + code + "/rooms/" + room,
                        saved.thing().version(),
                        RoomView.of(saved.thing())));
    }

    @DeleteMapping("/{code}/rooms/{room}")
    Mono<ResponseEntity<Void>> retireRoom(
            @PathVariable String code,
            @PathVariable String room,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Actor actor) {
        return points.retireRoom(code, room, ifMatch, actor)
                .thenReturn(ResponseEntity.noContent().build());
    }

    @PostMapping(path = "/import", consumes = "text/csv")
    Mono<CatalogueImport.Result> take(
            @RequestParam(required = false) @Nullable String dryRun, @RequestBody byte[] csv, Actor actor) {
        return importing.take(text(csv), Parameters.flag("dryRun", dryRun, false), actor);
    }

    private static String text(byte[] csv) {
        try {
            return UploadedText.decode(csv);
        } catch (UploadedText.Unreadable e) {
            var fault = new PointProblem.CsvFault("/" + e.line(), e.line(), 1, "is not text in UTF-8");
            throw new PointProblem.FaultyCsv(List.of(fault)).asException();
        }
    }

    /** A room as it is read. */
    record RoomView(String id, String code, String name, int capacity) {
        static RoomView of(Room room) {
            return new RoomView(room.id(), room.code(), room.name(), room.capacity());
        }
    }

    /** A point as it is read. */
    record PointView(
            String code,
            String name,
            PointKind kind,
            @Nullable String parent,
            @Nullable String email,
            @Nullable String phone,
            @Nullable Integer uplinkMbps,
            boolean retired,
            List<RoomView> rooms) {
        static PointView of(Point p) {
            var rooms = p.rooms().stream()
                    .filter(r -> !r.retired())
                    .map(RoomView::of)
                    .toList();
            return new PointView(
                    p.code(), p.name(), p.kind(), p.parent(), p.email(), p.phone(), p.uplinkMbps(), p.retired(), rooms);
        }
    }

    private static <T> ResponseEntity<T> ok(int version, T view) {
        return ResponseEntity.ok().eTag(Etag.of(version)).body(view);
    }

    private static <T> ResponseEntity<T> saved(boolean created, String location, int version, T view) {
        var answer = created ? ResponseEntity.created(URI.create(location)) : ResponseEntity.status(HttpStatus.OK);
        return answer.eTag(Etag.of(version)).body(view);
    }

    private static void checkCode(String code) {
        if (!PointForm.isCode(code))
            throw InvalidRequest.at("code", "must be capital letters and digits, joined by hyphens, at most 40")
                    .asException();
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        AccessRules pointPaths() {
            return paths -> paths.pathMatchers(HttpMethod.GET, "/api/v1/points", "/api/v1/points/**")
                    .authenticated()
                    .pathMatchers("/points/*.css")
                    .permitAll()
                    .pathMatchers("/api/v1/points", "/api/v1/points/**", "/admin/points", "/admin/points/**")
                    .hasRole("ADMIN");
        }
    }
}
