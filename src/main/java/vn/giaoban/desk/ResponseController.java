package vn.giaoban.desk;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.roster.PointAnswer;
import vn.giaoban.roster.Response;
import vn.giaoban.web.Forms;
import vn.giaoban.web.Parameters;
import vn.giaoban.web.PlainText;

/** A point's answer over HTTP, as the city's secretary writes it down. */
@RestController
class ResponseController {

    private final PointAnswers answers;
    private final Forms forms;

    ResponseController(PointAnswers answers, Forms forms) {
        this.answers = answers;
        this.forms = forms;
    }

    /**
     * A point's answer as it is sent.
     *
     * @param room id of the room that the point wants; it keeps the one it has when left out
     */
    record ResponseForm(
            @NotNull Response response,
            @Nullable @PlainText(max = 1000) String reason,
            @Nullable @PlainText(max = 90) String room) {}

    @PutMapping(path = "/api/v1/briefings/{id}/points/{code}/response", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<PointAnswer> respond(
            @PathVariable String id, @PathVariable String code, @RequestBody ResponseForm form, Actor actor) {
        forms.valid(form);
        if (form.response() == Response.PENDING)
            throw InvalidRequest.at("/response", "must be ACCEPTED or DECLINED").asException();
        if (form.room() != null && form.response() != Response.ACCEPTED)
            throw InvalidRequest.at("/room", "a point that declines needs no room")
                    .asException();
        var briefing = new BriefingId(Parameters.id("Briefing", id));
        return answers.answer(briefing, code, form.response(), form.reason(), form.room(), actor);
    }
}
