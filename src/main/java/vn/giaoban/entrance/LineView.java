package vn.giaoban.entrance;

import java.time.Duration;
import vn.giaoban.admission.Turn;
import vn.giaoban.pages.Reader;
import vn.giaoban.pages.WallClock;

/**
 * What somebody sees who stands in line at the door, in their words.
 *
 * @param who whose place it is
 * @param early whether the room is not open yet
 * @param opensAt when it opens
 * @param place which one of how many
 * @param in how long until their turn
 * @param seconds likewise, for the countdown
 * @param back after how many milliseconds the page asks again
 * @param again where it asks
 * @param otherLanguage where the page is in the other language: the place is the same
 */
record LineView(
        String title,
        String who,
        boolean early,
        String opensAt,
        String place,
        String in,
        long seconds,
        long back,
        String again,
        String otherLanguage) {

    static LineView of(Turn.Later turn, boolean early, Admission admission, Reader reader) {
        var texts = reader.texts();
        var clock = new WallClock(admission.briefing().zone(), texts);
        var enter = reader.path() + "/enter";
        return new LineView(
                admission.briefing().title(),
                admission.holder().name(),
                early,
                clock.moment(admission.conference().openAt()),
                texts.say("line.place", turn.place(), turn.waiting()),
                inWords(turn.in(), reader),
                turn.in().plusMillis(999).toSeconds(),
                turn.back().toMillis(),
                enter + reader.query(),
                enter + "?lang=" + (texts.isEnglish() ? "vi" : "en"));
    }

    private static String inWords(Duration in, Reader reader) {
        var seconds = in.plusMillis(999).toSeconds();
        return seconds < 60
                ? reader.texts().say("line.seconds", seconds)
                : reader.texts().say("line.minutes", Math.ceilDiv(seconds, 60));
    }
}
