package vn.giaoban.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.AgendaItem;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.pages.PageTexts;
import vn.giaoban.pages.Reader;
import vn.giaoban.pages.WallClock;
import vn.giaoban.roster.Delegate;
import vn.giaoban.roster.Response;
import vn.giaoban.scheduling.RoomChoice;

/**
 * What the point's page shows, in the words of its reader.
 *
 * @param chair name and position
 * @param room name of the room that the point has; null when it has none
 * @param left how many more may be named
 * @param closesAt when the list is closed, in words
 * @param complete whether the point said that its list is complete
 * @param opensAt when the conference's room opens, in words
 * @param join the way in of the room's device
 * @param path the address of the page, which others begin with
 * @param query {@code ?lang=…} when the reader chose a language, else empty
 * @param done what was just done, in words; empty when nothing was
 */
record DeskView(
        String title,
        String day,
        String hours,
        String zone,
        @Nullable String host,
        @Nullable String chair,
        String point,
        List<String> agenda,
        String response,
        String reason,
        boolean canAnswer,
        @Nullable String room,
        List<RoomLine> rooms,
        boolean canChooseRoom,
        List<Person> people,
        int quota,
        int left,
        String closesAt,
        boolean canName,
        boolean complete,
        String opensAt,
        String join,
        String path,
        String query,
        String otherLanguage,
        String done) {

    /** The roles that a point can give, by name. */
    static final List<String> ROLES = List.of("DELEGATE", "OBSERVER", "TECHNICIAN");

    /**
     * A room that may be chosen.
     *
     * @param words its name and seats
     */
    record RoomLine(String id, String words, RoomChoice.State state) {}

    /**
     * Somebody who is named; what is not known is empty.
     *
     * @param roleText the role in words
     * @param editable whether the point may change or take them off
     */
    record Person(
            UUID id,
            String name,
            String title,
            String email,
            String phone,
            String role,
            String roleText,
            String response,
            boolean editable) {}

    /** The page at a time; it must be one that {@link DeskPolicy#maySee} lets pass. */
    static DeskView of(Desk desk, Reader reader, Instant now) {
        var briefing = desk.briefing();
        var texts = reader.texts();
        var clock = new WallClock(briefing.zone(), texts);
        var answer = desk.answer();
        return new DeskView(
                briefing.title(),
                clock.day(briefing.time().start()),
                clock.hours(briefing.time()),
                clock.zoneAt(briefing.time().start()),
                desk.host(),
                chair(desk),
                desk.point().name(),
                briefing.agenda().stream().map(AgendaItem::title).toList(),
                (answer == null ? Response.PENDING : answer.response()).name(),
                answer == null || answer.reason() == null ? "" : answer.reason(),
                DeskPolicy.canAnswer(desk, now),
                ownRoom(desk),
                desk.rooms().stream()
                        .map(room -> new RoomLine(
                                room.id(), texts.say("room.line", room.name(), room.capacity()), room.state()))
                        .toList(),
                DeskPolicy.canChooseRoom(desk, now),
                desk.delegates().stream().map(d -> person(d, texts)).toList(),
                desk.quota(),
                desk.left(),
                clock.moment(desk.closesAt()),
                DeskPolicy.canName(desk, now),
                desk.place() != null && desk.place().complete(),
                clock.moment(desk.conference().openAt()),
                "/j/" + desk.found().link().token(),
                reader.path(),
                reader.query(),
                reader.otherLanguage(),
                "");
    }

    /** The same, saying what was just done. */
    DeskView saying(String words) {
        return new DeskView(
                title,
                day,
                hours,
                zone,
                host,
                chair,
                point,
                agenda,
                response,
                reason,
                canAnswer,
                room,
                rooms,
                canChooseRoom,
                people,
                quota,
                left,
                closesAt,
                canName,
                complete,
                opensAt,
                join,
                path,
                query,
                otherLanguage,
                words);
    }

    private static @Nullable String chair(Desk desk) {
        var chair = desk.briefing().chair();
        if (chair == null) return null;
        return chair.title() == null ? chair.name() : chair.name() + ", " + chair.title();
    }

    private static @Nullable String ownRoom(Desk desk) {
        return desk.rooms().stream()
                .filter(room -> room.state() == RoomChoice.State.OWN)
                .map(RoomChoice::name)
                .findFirst()
                .orElse(null);
    }

    private static Person person(Delegate d, PageTexts texts) {
        return new Person(
                d.id(),
                d.name(),
                orEmpty(d.title()),
                orEmpty(d.email()),
                orEmpty(d.phone()),
                d.role().name(),
                texts.get("role." + d.role().name()),
                d.response().name(),
                isOurs(d.role()));
    }

    private static boolean isOurs(DelegateRole role) {
        return ROLES.contains(role.name());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
