package vn.giaoban.entrance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.AgendaItem;
import vn.giaoban.briefings.Chair;
import vn.giaoban.pages.Reader;
import vn.giaoban.pages.WallClock;

/**
 * What the participant's page shows, in the words of its reader.
 *
 * @param state EARLY before the room opens, OPEN while one may enter, OVER after that
 * @param opensAt when the room opens, in words
 * @param opensIn how long until then, in words; null unless EARLY
 * @param secondsToOpen likewise for the countdown; 0 unless EARLY
 * @param path the address of the page, which others begin with
 * @param query {@code ?lang=…} when the reader chose a language, else empty
 * @param otherLanguage where the page is in the other language
 * @param response PENDING, ACCEPTED or DECLINED
 * @param canAnswer whether the answer may still be changed
 */
record JoinView(
        String state,
        String title,
        String day,
        String hours,
        String zone,
        String length,
        @Nullable String host,
        @Nullable Person chair,
        Person who,
        boolean device,
        String role,
        @Nullable String point,
        @Nullable String room,
        List<Line> agenda,
        String opensAt,
        @Nullable String opensIn,
        long secondsToOpen,
        String path,
        String query,
        String otherLanguage,
        String response,
        boolean canAnswer) {

    /** A name and a position. */
    record Person(String name, @Nullable String title) {}

    /**
     * A line of the agenda.
     *
     * @param length in words
     */
    record Line(
            String title, @Nullable String length, @Nullable String presenter) {}

    /** The page of a link at a time; the link must be one that {@link EntryPolicy#maySee} lets pass. */
    static JoinView of(Admission admission, Reader reader, Instant now) {
        var briefing = admission.briefing();
        var conference = admission.conference();
        var who = admission.holder();
        var clock = new WallClock(briefing.zone(), reader.texts());
        var early = now.isBefore(conference.openAt());
        var wait = early ? Duration.between(now, conference.openAt()) : Duration.ZERO;
        var open = !early && now.isBefore(conference.closeAt());
        return new JoinView(
                early ? "EARLY" : open ? "OPEN" : "OVER",
                briefing.title(),
                clock.day(briefing.time().start()),
                clock.hours(briefing.time()),
                clock.zoneAt(briefing.time().start()),
                clock.length(briefing.time().duration()),
                admission.host(),
                chair(briefing.chair()),
                new Person(who.name(), who.title()),
                who.isDevice(),
                reader.texts()
                        .get("role."
                                + (who.role() == null ? "DEVICE" : who.role().name())),
                who.point(),
                who.room(),
                briefing.agenda().stream().map(item -> line(item, clock)).toList(),
                clock.moment(conference.openAt()),
                early ? clock.length(wait) : null,
                wait.plusMillis(999).toSeconds(),
                reader.path(),
                reader.query(),
                reader.otherLanguage(),
                who.response().name(),
                EntryPolicy.mayAnswer(admission, now).isEmpty());
    }

    private static @Nullable Person chair(@Nullable Chair chair) {
        return chair == null ? null : new Person(chair.name(), chair.title());
    }

    private static Line line(AgendaItem item, WallClock clock) {
        var minutes = item.minutes();
        return new Line(
                item.title(), minutes == null ? null : clock.length(Duration.ofMinutes(minutes)), item.presenter());
    }
}
