package vn.giaoban.overview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.AgendaItem;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Chair;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.pages.WallClock;
import vn.giaoban.roster.Response;

/**
 * The first tab: what a briefing is, how far it has come, what can be done with it.
 *
 * @param head what stands on every tab
 * @param facts name and content, in order
 * @param figures name and number
 * @param urgentReason why it is urgent; empty when it is not
 * @param cancelReason why it was called off; empty when it was not
 * @param says what each command will do, in words; null for a command that is not possible now
 */
record OverviewView(
        Head head,
        List<Named> facts,
        List<Named> figures,
        List<AgendaLine> agenda,
        String urgentReason,
        String cancelReason,
        Says says) {

    /**
     * What stands on every tab.
     *
     * @param version that a command has to name
     */
    record Head(String id, String title, String when, BriefingStatus status, int version) {

        static Head of(Facts.Found found, Instant now, WallClock clock) {
            var briefing = found.briefing();
            return new Head(
                    briefing.id().toString(),
                    briefing.title(),
                    clock.stamp(briefing.time().start()) + " – "
                            + clock.time(briefing.time().end()),
                    briefing.statusAt(now),
                    briefing.version());
        }

        /** Whether its plan can still be changed. */
        public boolean isChangeable() {
            return status != BriefingStatus.ENDED && status != BriefingStatus.CANCELLED;
        }

        /** Whether points come or have come, so that there is a live board and attendance. */
        public boolean isHeld() {
            return status == BriefingStatus.SCHEDULED
                    || status == BriefingStatus.LIVE
                    || status == BriefingStatus.ENDED;
        }

        /** Whether attendance may be there. */
        public boolean hasBegun() {
            return status == BriefingStatus.LIVE || status == BriefingStatus.ENDED;
        }
    }

    /** Something with its name. */
    record Named(String name, String text) {}

    /**
     * A line of the agenda.
     *
     * @param minutes how long; empty when open
     * @param presenter who reports; empty for nobody
     */
    record AgendaLine(String title, String minutes, String presenter) {}

    /** What the commands will do. */
    record Says(
            @Nullable String publish,
            @Nullable String cancel,
            @Nullable String extend) {}

    static OverviewView of(Facts.Found found, Instant now, WallClock clock) {
        var briefing = found.briefing();
        return new OverviewView(
                Head.of(found, now, clock),
                facts(found, clock),
                figures(found, clock),
                briefing.agenda().stream().map(item -> line(item, clock)).toList(),
                orEmpty(briefing.urgentReason()),
                orEmpty(briefing.cancelReason()),
                says(found, briefing.statusAt(now), clock));
    }

    private static List<Named> facts(Facts.Found found, WallClock clock) {
        var briefing = found.briefing();
        var texts = clock.texts();
        var facts = new ArrayList<Named>();
        facts.add(new Named(
                texts.get("fact.time"), clock.day(briefing.time().start()) + ", " + hours(briefing.time(), clock)));
        facts.add(new Named(texts.get("fact.chair"), chair(briefing.chair(), clock)));
        facts.add(new Named(
                texts.get("fact.host"),
                briefing.host() == null ? texts.get("fact.nobody") : found.nameOf(briefing.host())));
        facts.add(new Named(texts.get("fact.priority"), texts.get("priority." + briefing.priority())));
        if (!briefing.reminders().isEmpty())
            facts.add(new Named(
                    texts.get("fact.reminders"),
                    String.join(
                            ", ",
                            briefing.reminders().stream().map(clock::length).toList())));
        facts.add(new Named(
                texts.get("fact.made"),
                texts.say("fact.made.by", briefing.createdBy(), clock.stamp(briefing.createdAt()))));
        return facts;
    }

    private static String hours(TimeRange time, WallClock clock) {
        return clock.hours(time) + " (" + clock.length(time.duration()) + ", " + clock.zoneAt(time.start()) + ")";
    }

    private static String chair(@Nullable Chair chair, WallClock clock) {
        if (chair == null) return clock.texts().get("fact.nobody");
        return chair.title() == null ? chair.name() : chair.name() + ", " + chair.title();
    }

    private static List<Named> figures(Facts.Found found, WallClock clock) {
        var texts = clock.texts();
        var points = found.briefing().points();
        return List.of(
                new Named(texts.get("figure.points"), String.valueOf(points.size())),
                new Named(texts.get("answer.ACCEPTED"), count(found, Response.ACCEPTED)),
                new Named(texts.get("answer.DECLINED"), count(found, Response.DECLINED)),
                new Named(texts.get("answer.PENDING"), count(found, Response.PENDING)),
                new Named(texts.get("figure.rooms"), rooms(found) + "/" + points.size()),
                new Named(
                        texts.get("figure.delegates"),
                        String.valueOf(found.roll().delegates().size())));
    }

    private static String count(Facts.Found found, Response response) {
        return String.valueOf(found.roll().points().stream()
                .filter(answer -> answer.response() == response)
                .count());
    }

    private static int rooms(Facts.Found found) {
        return found.briefing().roomsByPoint().size();
    }

    private static AgendaLine line(AgendaItem item, WallClock clock) {
        return new AgendaLine(
                item.title(),
                item.minutes() == null ? "" : clock.texts().say("agenda.minutes", item.minutes()),
                orEmpty(item.presenter()));
    }

    private static Says says(Facts.Found found, BriefingStatus status, WallClock clock) {
        var texts = clock.texts();
        return switch (status) {
            case DRAFT ->
                new Says(
                        texts.say("publish.says", found.letters()), texts.say("cancel.says.draft", rooms(found)), null);
            case SCHEDULED ->
                new Says(
                        null,
                        texts.say("cancel.says", rooms(found), found.letters()),
                        texts.say("extend.says", rooms(found), found.letters()));
            case LIVE ->
                new Says(
                        null,
                        texts.say("cancel.says.live", rooms(found), found.letters()),
                        texts.say("extend.says", rooms(found), found.letters()));
            case ENDED, CANCELLED -> new Says(null, null, null);
        };
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
