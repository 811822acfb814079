package vn.giaoban.holds;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.access.AccessRules;
import vn.giaoban.booking.RoomRequest;
import vn.giaoban.booking.RoomRequests;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.reservations.Hold;
import vn.giaoban.web.Parameters;

/** Holds over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/holds", produces = MediaType.APPLICATION_JSON_VALUE)
class HoldController {

    private final Holding holding;
    private final RoomRequests requests;

    HoldController(Holding holding, RoomRequests requests) {
        this.holding = holding;
        this.requests = requests;
    }

    /** A hold, and until when. */
    record HoldView(UUID id, OffsetDateTime expiresAt, List<HeldRoom> rooms) {}

    /** The room that is held at a point. */
    record HeldRoom(String point, String room) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<HoldView> hold(@RequestBody RoomRequest request, Actor actor) {
        requests.check(request);
        return holding.hold(request, actor).map(HoldController::toView);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> giveBack(@PathVariable String id, Actor actor, Authentication caller) {
        var any = caller.getAuthorities().stream().anyMatch(a -> "ROLE_ADMIN".equals(a.getAuthority()));
        return holding.giveBack(Parameters.id("Hold", id), actor, any);
    }

    private static HoldView toView(Hold hold) {
        return new HoldView(
                hold.id(),
                hold.expiresAt().atZone(HomeZone.ID).toOffsetDateTime(),
                hold.rooms().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(room -> new HeldRoom(room.getKey(), room.getValue()))
                        .toList());
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        AccessRules holdPaths() {
            return paths ->
                    paths.pathMatchers("/api/v1/holds", "/api/v1/holds/{id}").hasAnyRole("SECRETARY", "ADMIN");
        }
    }
}
