package vn.giaoban.substitutions;

import org.jspecify.annotations.Nullable;
import vn.giaoban.pages.Reader;
import vn.giaoban.pages.WallClock;
import vn.giaoban.roster.Delegate;

/**
 * What the page shows where the chair decides, in the words of its reader.
 *
 * @param state PENDING while it can be decided, else what was decided
 * @param verb {@code approve} or {@code reject}: what this page asks for
 * @param who the delegate who can't come
 * @param instead the substitute
 * @param role the seat's
 * @param decidedBy who decided, in words; empty while nobody has
 * @param decidedAt when, in words; likewise
 * @param decisionReason why it was refused; empty when that was not said
 * @param approve the page that asks for consent
 * @param reject the page that asks for a refusal
 * @param query {@code ?lang=…} when the reader chose a language, else empty
 * @param notice why it could not be done just now; empty otherwise
 */
record ConsentView(
        String state,
        String verb,
        String title,
        String day,
        String hours,
        String zone,
        Person who,
        Person instead,
        @Nullable String point,
        String role,
        String reason,
        String decidedBy,
        String decidedAt,
        String decisionReason,
        String approve,
        String reject,
        String query,
        String otherLanguage,
        String notice) {

    /** A name and a position. */
    record Person(String name, @Nullable String title) {

        static Person of(Delegate delegate) {
            return new Person(delegate.name(), delegate.title());
        }
    }

    /**
     * The page of a link.
     *
     * @param base what the addresses of both links have in common
     * @param notice why it could not be done just now; empty otherwise
     */
    static ConsentView of(Consent consent, String verb, String base, Reader reader, String notice) {
        var asked = consent.substitution();
        var briefing = consent.briefing();
        var clock = new WallClock(briefing.zone(), reader.texts());
        var decidedAt = asked.decidedAt();
        return new ConsentView(
                asked.status().name(),
                verb,
                briefing.title(),
                clock.day(briefing.time().start()),
                clock.hours(briefing.time()),
                clock.zoneAt(briefing.time().start()),
                Person.of(consent.delegate()),
                new Person(asked.substitute().name(), asked.substitute().title()),
                consent.point(),
                reader.texts().get("role." + consent.delegate().role().name()),
                asked.reason(),
                decidedBy(consent, reader),
                decidedAt == null ? "" : clock.moment(decidedAt),
                asked.decisionReason() == null ? "" : asked.decisionReason(),
                base + "/approve",
                base + "/reject",
                reader.query(),
                reader.otherLanguage(),
                notice);
    }

    private static String decidedBy(Consent consent, Reader reader) {
        var by = consent.substitution().decidedBy();
        if (by == null) return "";
        return consent.isDecidedByChair()
                ? consent.chair().name()
                : reader.texts().say("consent.byOffice", by);
    }
}
