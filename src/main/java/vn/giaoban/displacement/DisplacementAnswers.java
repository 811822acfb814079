package vn.giaoban.displacement;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingViews;
import vn.giaoban.kernel.Actor;
import vn.giaoban.planning.BriefingForm;
import vn.giaoban.planning.Displace;
import vn.giaoban.web.Etag;

/** Answers a POST that asks others to make way: with the new briefing and those who did, or with who would. */
@Component
public class DisplacementAnswers {

    private final Displacement displacement;
    private final BriefingViews views;

    DisplacementAnswers(Displacement displacement, BriefingViews views) {
        this.displacement = displacement;
        this.views = views;
    }

    public Mono<ResponseEntity<Map<String, Object>>> answer(BriefingForm form, Actor actor) {
        return Displace.of(form.displace()) == Displace.PLAN
                ? displacement.forecast(form, actor).map(DisplacementAnswers::toForecast)
                : displacement.schedule(form, actor).flatMap(this::created);
    }

    private static ResponseEntity<Map<String, Object>> toForecast(Displacement.Forecast forecast) {
        return ResponseEntity.ok(Map.of(
                "displaced", toViews(forecast.displaced()),
                "conflicts", forecast.conflicts(),
                "warnings", forecast.warnings()));
    }

    private Mono<ResponseEntity<Map<String, Object>>> created(Displacement.Made made) {
        var briefing = made.briefing();
        return views.whole(briefing).map(view -> {
            var body = new LinkedHashMap<>(view);
            if (!made.warnings().isEmpty()) body.put("warnings", made.warnings());
            body.put("displaced", toViews(made.displaced()));
            return ResponseEntity.created(URI.create("/api/v1/briefings/" + briefing.id()))
                    .eTag(Etag.of(briefing.version()))
                    .body(body);
        });
    }

    private static List<Map<String, Object>> toViews(List<Displaced> displaced) {
        return displaced.stream().map(Displaced::view).toList();
    }
}
