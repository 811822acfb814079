package vn.giaoban.letters;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.giaoban.audience.Audiences;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.roster.FoundLink;
import vn.giaoban.roster.JoinLink;
import vn.giaoban.roster.Roster;

/** The event of a personal link, for people who add it to their calendar by hand. */
@RestController
class PersonalCalendarController {

    private final Roster roster;
    private final Briefings briefings;
    private final Audiences audiences;
    private final CalendarWriter calendars;
    private final Scheduler mail;
    private final Clock clock;

    PersonalCalendarController(
            Roster roster,
            Briefings briefings,
            Audiences audiences,
            CalendarWriter calendars,
            Scheduler mailScheduler,
            Clock clock) {
        this.roster = roster;
        this.briefings = briefings;
        this.audiences = audiences;
        this.calendars = calendars;
        this.mail = mailScheduler;
        this.clock = clock;
    }

    /** The event as iCalendar; 404 for a link that never was, 410 for one that no longer is. */
    @GetMapping("/j/{token}/calendar.ics")
    Mono<ResponseEntity<byte[]>> calendar(@PathVariable String token) {
        return roster.findLink(token)
                .filterWhen(found -> isKnown(found))
                .switchIfEmpty(Mono.error(() -> new NotFound("link").asException()))
                .flatMap(this::entry)
                // the library reads its resources from the class path, which blocks
                .flatMap(
                        entry -> Mono.fromCallable(() -> calendars.write(entry)).subscribeOn(mail))
                .map(PersonalCalendarController::file);
    }

    private Mono<Boolean> isKnown(FoundLink found) {
        return briefings.get(found.link().briefing()).map(briefing -> briefing.status() != BriefingStatus.DRAFT);
    }

    private Mono<Entry> entry(FoundLink found) {
        return briefings.get(found.link().briefing()).flatMap(briefing -> {
            if (found.revoked() || briefing.status() == BriefingStatus.CANCELLED)
                return Mono.error(new LetterProblem.Gone().asException());
            return entry(found.link(), briefing);
        });
    }

    private Mono<Entry> entry(JoinLink link, Briefing briefing) {
        return audiences
                .of(briefing)
                .flatMap(known -> Mono.justOrEmpty(known.recipients().stream()
                                .filter(recipient -> link.id().equals(recipient.link()))
                                .findFirst())
                        .map(recipient -> new Entry(
                                ImmutableMethod.PUBLISH,
                                briefing.id(),
                                briefing.sequence(),
                                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                                known.plan(),
                                recipient,
                                audiences.linkTo(link.token()),
                                null)))
                .switchIfEmpty(Mono.error(() -> new LetterProblem.Gone().asException()));
    }

    private static ResponseEntity<byte[]> file(String calendar) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("giay-moi.ics")
                                .build()
                                .toString())
                .cacheControl(CacheControl.noStore())
                .body(calendar.getBytes(StandardCharsets.UTF_8));
    }
}
