package vn.giaoban.calendars;

import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.CuType;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.Priority;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Trigger;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableAction;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableClazz;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.audience.Plan;
import vn.giaoban.audience.Recipient;
import vn.giaoban.post.MailSettings;
import vn.giaoban.post.OneLine;

/**
 * Writes calendar entries as iCalendar (RFC 5545) for exchange by mail (RFC 5546, 6047), in the part of it that Outlook, Google and
 * Apple read alike. The same entry always gives the same text.
 */
@Component
public class CalendarWriter {

    private final InternetAddress organizer;

    CalendarWriter(MailSettings settings) {
        this.organizer = settings.sender();
    }

    /** The entry as text with CR LF, folded at 75 octets. */
    public String write(Entry entry) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Giaoban//Giaoban//VI"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(entry.method());
        var portion = entry.portion();
        if (portion == null) addOne(calendar, entry);
        else addSeries(calendar, entry, portion);
        return ContentLines.fold(calendar.toString());
    }

    /** Whether the link, if there is one, stays in one piece in what is written. */
    public static boolean keepsWhole(@Nullable String link) {
        return ContentLines.keepWhole(link);
    }

    private void addOne(Calendar calendar, Entry entry) {
        var plan = entry.plan();
        if (!ZoneText.isUtc(plan.zone())) calendar.add(ZoneText.describe(plan.zone(), plan.time()));
        calendar.add(event(entry, entry.briefing() + "@giaoban", List.of()));
    }

    private void addSeries(Calendar calendar, Entry entry, Portion portion) {
        SeriesEvents.zones(portion).forEach(calendar::add);
        var uid = portion.sheet().series() + "@giaoban";
        SeriesEvents.of(portion).forEach(part -> calendar.add(event(entry.of(part.sitting()), uid, part.properties())));
    }

    private VEvent event(Entry entry, String uid, List<Property> place) {
        var plan = entry.plan();
        var event = new VEvent(false);
        event.add(new Uid(uid));
        event.add(new Sequence(entry.sequence()));
        event.add(new DtStamp(entry.stamp()));
        addTime(event, plan);
        place.forEach(event::add);
        event.add(new Summary(OneLine.of(plan.title())));
        event.add(new Description(Wording.description(entry)));
        if (!entry.recipient().place().isEmpty())
            event.add(new Location(OneLine.of(entry.recipient().place())));
        if (entry.link() != null) event.add(new Url(URI.create(entry.link())));
        event.add(organizer());
        // RFC 5546, 3.2.1: a published entry names no attendee
        if (!entry.method().equals(ImmutableMethod.PUBLISH)) event.add(attendee(entry.recipient()));
        addStanding(event, entry);
        return event;
    }

    private static void addTime(VEvent event, Plan plan) {
        var start = plan.time().start();
        var end = plan.time().end();
        if (ZoneText.isUtc(plan.zone())) {
            event.add(new DtStart<>(start));
            event.add(new DtEnd<>(end));
        } else {
            event.add(new DtStart<>(start.atZone(plan.zone())));
            event.add(new DtEnd<>(end.atZone(plan.zone())));
        }
    }

    private static void addStanding(VEvent event, Entry entry) {
        var plan = entry.plan();
        event.add(new Priority(
                switch (plan.priority()) {
                    case URGENT -> 1;
                    case IMPORTANT -> 3;
                    case ROUTINE -> 5;
                }));
        // the entry holds a personal link: a shared calendar should not show it
        event.add(ImmutableClazz.PRIVATE);
        if (entry.method().equals(ImmutableMethod.CANCEL)) {
            event.add(ImmutableTransp.TRANSPARENT);
            // RFC 5546, 3.2.5: without STATUS when only this recipient is no longer expected
            if (plan.cancelled()) event.add(ImmutableStatus.VEVENT_CANCELLED);
            return;
        }
        event.add(ImmutableTransp.OPAQUE);
        event.add(ImmutableStatus.VEVENT_CONFIRMED);
        plan.reminders().stream()
                .distinct()
                .filter(Duration::isPositive)
                .map(before -> alarm(before, plan))
                .forEach(event::add);
    }

    private static VAlarm alarm(Duration before, Plan plan) {
        var alarm = new VAlarm();
        alarm.add(ImmutableAction.DISPLAY);
        alarm.add(new Description(OneLine.of(plan.title())));
        alarm.add(new Trigger(before.negated()));
        return alarm;
    }

    private Property organizer() {
        var name = organizer.getPersonal() == null ? "Giaoban" : organizer.getPersonal();
        return with(new Organizer(mailto(organizer.getAddress())), new Cn(parameter(name)));
    }

    private static Property attendee(Recipient recipient) {
        var address = recipient.email() == null ? "" : recipient.email();
        return with(
                new Attendee(mailto(address)),
                new Cn(parameter(recipient.name())),
                recipient.kind() == Recipient.Kind.POINT ? CuType.GROUP : CuType.INDIVIDUAL,
                switch (recipient.role()) {
                    case CHAIR -> Role.CHAIR;
                    case REQUIRED -> Role.REQ_PARTICIPANT;
                    case OPTIONAL -> Role.OPT_PARTICIPANT;
                    case INFORMED -> Role.NON_PARTICIPANT;
                },
                PartStat.NEEDS_ACTION,
                Rsvp.TRUE);
    }

    private static Property with(Property property, Parameter... parameters) {
        List.of(parameters).forEach(property::add);
        return property;
    }

    /**
     * A parameter's value can't hold a double quote (RFC 5545, 3.2), and few read the escape of RFC 6868; a backslash before the closing
     * quote makes some, ical4j among them, read on past it.
     */
    private static String parameter(String text) {
        return OneLine.of(text).replace('"', '\'').replace('^', '\'').replace('\\', '/');
    }

    private static URI mailto(String address) {
        try {
            return new URI("mailto", OneLine.of(address), null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a mail address: " + address, e);
        }
    }
}
