package vn.giaoban.scheduling;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingViews;
import vn.giaoban.kernel.Actor;
import vn.giaoban.web.Etag;

/** Answers a POST that asks others to make way: with the new briefing and those who did, or with who would. */
@Component
class DisplacementAnswers {

    private final Displacement displacement;
    private final BriefingViews views;

    DisplacementAnswers(Displacement displacement, BriefingViews views) {
        this.displacement = displacement;
        this.views = views;
    }

    Mono<ResponseEntity<Map<String, Object>>> answer(BriefingForm form, Actor actor) {
        return Displace.of(form.displace()) == Displace.PLAN
                ? displacement.forecast(form, actor).map(DisplacementAnswers::toForecast)
                : displacement.schedule(form, actor).flatMap(this::created);
    }

    private static ResponseEntity<Map<String, Object>> toForecast(Displacement.Forecast forecast) {
        return ResponseEntity.ok(Map.of("displaced", toViews(forecast.displaced()), "conflicts", forecast.conflicts()));
    }

    private Mono<ResponseEntity<Map<String, Object>>> created(Displacement.Done done) {
        var briefing = done.briefing();
        return views.whole(briefing).map(view -> {
            var body = new LinkedHashMap<>(view);
            body.put("displaced", toViews(done.displaced()));
            if (!done.warnings().isEmpty()) body.put("warnings", done.warnings());
            return ResponseEntity.created(URI.create("/api/v1/briefings/" + briefing.id()))
                    .eTag(Etag.of(briefing.version()))
                    .body(body);
        });
    }

    private static List<Map<String, Object>> toViews(List<Displaced> displaced) {
        return displaced.stream().map(Displaced::view).toList();
    }
}
