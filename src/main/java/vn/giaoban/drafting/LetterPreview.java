package vn.giaoban.drafting;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.giaoban.audience.AttendeeRole;
import vn.giaoban.audience.Plan;
import vn.giaoban.audience.Recipient;
import vn.giaoban.briefings.AgendaItem;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Chair;
import vn.giaoban.briefings.Priority;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.letters.LetterKind;
import vn.giaoban.letters.Letters;
import vn.giaoban.letters.Sample;
import vn.giaoban.letters.Sheet;
import vn.giaoban.planning.BriefingForm;
import vn.giaoban.points.Point;
import vn.giaoban.points.Room;

/** The invitation that would go to the first of the points, before there is a briefing; its links lead nowhere. */
@Component
class LetterPreview {

    private final Letters letters;
    private final Scheduler mail;
    private final Clock clock;

    LetterPreview(Letters letters, Scheduler mailScheduler, Clock clock) {
        this.letters = letters;
        this.mail = mailScheduler;
        this.clock = clock;
    }

    /** The letter. */
    Mono<Sheet> of(BriefingForm form, Catalogue catalogue) {
        var sample = new Sample(
                new BriefingId(UUID.randomUUID()),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                plan(form, catalogue),
                recipient(form, catalogue));
        return Mono.fromCallable(() -> letters.preview(LetterKind.REQUEST, null, sample))
                .subscribeOn(mail);
    }

    private static Plan plan(BriefingForm form, Catalogue catalogue) {
        var chair = form.chair();
        return new Plan(
                form.title(),
                agenda(form),
                chair == null ? null : new Chair(chair.name(), chair.title(), chair.email()),
                host(form.host() == null ? null : catalogue.points().get(form.host())),
                new TimeRange(form.start().toInstant(), form.end().toInstant()),
                HomeZone.ID,
                form.priority() == null ? Priority.ROUTINE : form.priority(),
                form.urgentReason(),
                form.reminders() == null ? List.of() : form.reminders(),
                false,
                null);
    }

    private static List<AgendaItem> agenda(BriefingForm form) {
        var lines = form.agenda() == null ? List.<BriefingForm.AgendaForm>of() : form.agenda();
        return lines.stream()
                .map(line -> new AgendaItem(line.title(), line.minutes(), line.presenter()))
                .toList();
    }

    private static Plan.@Nullable Contact host(@Nullable Point host) {
        return host == null ? null : new Plan.Contact(host.code(), host.name(), host.email(), host.phone());
    }

    /** The first point in catalogue order, in the room that it would most likely get. */
    private static @Nullable Recipient recipient(BriefingForm form, Catalogue catalogue) {
        var codes = form.codes();
        return catalogue.points().values().stream()
                .filter(point -> codes.contains(point.code()))
                .findFirst()
                .map(LetterPreview::recipient)
                .orElse(null);
    }

    private static Recipient recipient(Point point) {
        var room = point.roomsFor(1).stream().findFirst();
        return new Recipient(
                Recipient.Kind.POINT,
                point.code(),
                point.name(),
                point.email(),
                AttendeeRole.REQUIRED,
                point.name(),
                room.map(Room::id).orElse(null),
                room.map(Room::name).orElse(null),
                null);
    }
}
