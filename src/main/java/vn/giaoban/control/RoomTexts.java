package vn.giaoban.control;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.conferences.Opening;
import vn.giaoban.pages.Bilingual;
import vn.giaoban.pages.PageTexts;

/** What a room says to those inside, in the language that the office chose for its conferences. */
@Component
class RoomTexts {

    private static final Bilingual BOTH = Bilingual.load("control");

    private final PageTexts texts;

    RoomTexts(XmppSettings settings) {
        this.texts = settings.language().equals("en") ? BOTH.english() : BOTH.vietnamese();
    }

    /** As whom it speaks. */
    String name() {
        return texts.get("control.name");
    }

    /** Why the room is closed. */
    String closing(Ending ending, Briefing briefing) {
        return switch (ending) {
            case OVER -> texts.get("control.over");
            case CANCELLED -> texts.say("control.cancelled", String.valueOf(briefing.cancelReason()));
        };
    }

    /** Why somebody is put out. */
    String removal() {
        return texts.get("control.removed");
    }

    /** How long it is to the planned end. */
    String warning(Opening opening, Instant now) {
        var briefing = opening.briefing();
        return texts.say(
                "control.warning",
                RoomPolicy.minutesLeft(briefing, now),
                clock(briefing.time().end(), briefing.zone()),
                clock(opening.conference().closeAt(), briefing.zone()));
    }

    private static String clock(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("HH:mm").withZone(zone).format(at);
    }
}
