package vn.giaoban.calendars;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
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
import vn.giaoban.access.AccessRules;
import vn.giaoban.audience.Audiences;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.roster.FoundLink;
import vn.giaoban.roster.JoinLink;
import vn.giaoban.roster.Roster;
import vn.giaoban.series.Member;
import vn.giaoban.series.Series;
import vn.giaoban.series.SeriesRecords;

/** The event of a personal link, for people who add it to their calendar by hand. */
@RestController
class PersonalCalendarController {

    private final Roster roster;
    private final Briefings briefings;
    private final SeriesRecords series;
    private final Audiences audiences;
    private final CalendarWriter calendars;
    private final Scheduler mail;
    private final Clock clock;

    PersonalCalendarController(
            Roster roster,
            Briefings briefings,
            SeriesRecords series,
            Audiences audiences,
            CalendarWriter calendars,
            Scheduler mailScheduler,
            Clock clock) {
        this.roster = roster;
        this.briefings = briefings;
        this.series = series;
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
                return Mono.error(new CalendarProblem.Gone().asException());
            return entry(found.link(), briefing);
        });
    }

    private Mono<Entry> entry(JoinLink link, Briefing briefing) {
        return single(link, briefing)
                .flatMap(entry -> series.findMember(briefing.id())
                        .flatMap(member -> series.get(member.series()).map(of -> placed(entry, of, member)))
                        .defaultIfEmpty(entry));
    }

    /** An occurrence of a series has its place in the entry that came with the invitation. */
    private static Entry placed(Entry entry, Series series, Member member) {
        var at = member.recurrenceId().plus(series.recurrence().shift());
        var sitting = new Sitting(
                member.recurrenceId(),
                at,
                entry.plan(),
                entry.recipient().room(),
                entry.recipient().roomName());
        var sheet = new SeriesSheet(series.id(), series.recurrence().zone(), null, List.of(sitting));
        return entry.within(new Portion(sheet, List.of(sitting), sitting));
    }

    private Mono<Entry> single(JoinLink link, Briefing briefing) {
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
                .switchIfEmpty(Mono.error(() -> new CalendarProblem.Gone().asException()));
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

    @Configuration(proxyBeanMethods = false)
    static class Access {

        /** The token is the proof. */
        @Bean
        @Order(0)
        AccessRules calendarPaths() {
            return paths -> paths.pathMatchers("/j/{token}/calendar.ics").permitAll();
        }
    }
}
