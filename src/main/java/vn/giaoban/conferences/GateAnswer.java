package vn.giaoban.conferences;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.http.ResponseEntity;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.kernel.Problem;

/** What the gate tells the conference server, in the form that its {@code mod_reservations} reads. */
sealed interface GateAnswer {

    /**
     * The room may be open. The server closes it at {@code start_time + duration}, so these are the plan's and not the caller's.
     *
     * @param id names the reservation in later calls: the briefing's id
     * @param name the room's name as it was asked for
     * @param mailOwner who asked, echoed
     * @param startTime the planned start, UTC with milliseconds
     * @param duration seconds from the planned start to when the server closes the room, see {@link ServerClosing}
     */
    record Reservation(
            String id,
            String name,
            @JsonProperty("mail_owner") String mailOwner,
            @JsonProperty("start_time") String startTime,
            long duration)
            implements GateAnswer {}

    /**
     * It may not.
     *
     * @param message shown to who wanted to enter
     */
    record Refusal(String message) implements GateAnswer {}

    /** The answer for a room that may be open now, until the server closes it. */
    static Reservation reservation(Briefing briefing, Instant until, String name, String mailOwner) {
        var start = briefing.time().start();
        var time = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
        var duration = Duration.between(start, until).toSeconds();
        return new Reservation(briefing.id().toString(), name, mailOwner, time.format(start), duration);
    }

    /** The refusal that a problem means, in the language of those who will read it. */
    static ResponseEntity<GateAnswer> refusal(Problem problem, ZoneId zone) {
        return switch (problem) {
            case ConferenceProblem.TooEarly early ->
                refusal(403, "Phòng họp mở lúc " + wallClock(early.opensAt(), zone) + ".");
            case ConferenceProblem.Over _ -> refusal(403, "Cuộc họp đã kết thúc.");
            case ConferenceProblem.Cancelled _ -> refusal(403, "Cuộc họp đã bị hủy.");
            default -> unknown();
        };
    }

    /** The answer for a room that belongs to no briefing. */
    static ResponseEntity<GateAnswer> unknown() {
        return refusal(404, "Không có cuộc họp nào dùng phòng này.");
    }

    /** A refusal with a status of 400 to 499; the server repeats a request only on 500 and more. */
    static ResponseEntity<GateAnswer> refusal(int status, String message) {
        return ResponseEntity.status(status).body(new Refusal(message));
    }

    private static String wallClock(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy")
                .withZone(zone)
                .format(at);
    }
}
