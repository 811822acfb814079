package vn.giaoban.weekly;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.giaoban.attendance.Tallies;
import vn.giaoban.attendance.TallyBy;
import vn.giaoban.database.Transactions;
import vn.giaoban.exports.Exports;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.post.Post;
import vn.giaoban.post.PostFault;
import vn.giaoban.reports.Reports;
import vn.giaoban.weekly.WeeklyStore.Claimed;

/** Tells leaders once a week what the briefings came to; what could not be sent is tried again within the day. */
@Component
class WeeklyReports {

    private static final Logger LOG = LoggerFactory.getLogger(WeeklyReports.class);
    private static final int AT_ONCE = Post.LANES;
    /** Longer than the slowest mail server takes for as many as are under way at once. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final WeeklySettings settings;
    private final WeeklyStore store;
    private final Reports reports;
    private final Tallies tallies;
    private final Exports exports;
    private final WeeklyLetter letters;
    private final Post post;
    private final Scheduler mail;
    private final Transactions transactions;
    private final Clock clock;

    WeeklyReports(
            WeeklySettings settings,
            WeeklyStore store,
            Reports reports,
            Tallies tallies,
            Exports exports,
            WeeklyLetter letters,
            Post post,
            Scheduler mailScheduler,
            Transactions transactions,
            Clock clock) {
        this.settings = settings;
        this.store = store;
        this.reports = reports;
        this.tallies = tallies;
        this.exports = exports;
        this.letters = letters;
        this.post = post;
        this.mail = mailScheduler;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Queues the report that is due, if one is, and sends what waits; costs nothing when nobody wants one. */
    Mono<Void> tell() {
        if (settings.recipients().isEmpty()) return Mono.empty();
        var due = Issue.due(settings, clock.instant(), HomeZone.ID);
        return transactions
                .run(queue(due))
                .then(Mono.defer(this::sendBatch)
                        .repeat()
                        .takeWhile(more -> more)
                        .then());
    }

    private Mono<Void> queue(Optional<Issue> due) {
        var now = clock.instant();
        // without one that is due, all that wait are too late
        var oldest =
                due.map(Issue::day).orElse(LocalDate.ofInstant(now, HomeZone.ID).plusDays(1));
        return store.missBefore(oldest, now)
                .then(Mono.justOrEmpty(due).flatMap(issue -> store.queue(issue, settings.recipients(), now)));
    }

    /** Whether there was anything to send. */
    private Mono<Boolean> sendBatch() {
        return transactions
                .run(store.claim(AT_ONCE, LEASE).collectList())
                .flatMap(batch -> send(batch).thenReturn(!batch.isEmpty()));
    }

    private Mono<Void> send(List<Claimed> batch) {
        Map<Issue, List<Claimed>> issues = batch.stream().collect(Collectors.groupingBy(Claimed::issue));
        return Flux.fromIterable(issues.entrySet())
                .concatMap(issue -> send(issue.getKey(), issue.getValue()))
                .then();
    }

    private Mono<Void> send(Issue issue, List<Claimed> mails) {
        return reportOf(issue)
                .flatMapMany(report -> Flux.fromIterable(mails).flatMap(mail -> send(mail, report), AT_ONCE))
                .onErrorResume(fault -> Flux.fromIterable(mails)
                        .concatMap(mail -> after(PostFault.temporary("could not be prepared: " + fault, fault), mail)))
                .then();
    }

    private Mono<Report> reportOf(Issue issue) {
        return Mono.zip(
                        tallies.eachOf(issue.period()).collectList(),
                        tallies.eachOf(issue.before()).collectList(),
                        reports.scorecard(issue.period(), TallyBy.POINT))
                .map(found -> new WeeklyFigures(issue, found.getT1(), found.getT2(), found.getT3()))
                .flatMap(this::print);
    }

    private Mono<Report> print(WeeklyFigures figures) {
        var content = WeeklyContent.of(figures);
        return Mono.zip(exports.paper(() -> WeeklyForm.of(figures, content)), exports.workbook(figures.card()::toBook))
                .map(files -> new Report(content, files.getT1(), files.getT2()));
    }

    private Mono<Void> send(Claimed claimed, Report report) {
        return Mono.fromCallable(() -> handOver(claimed, report))
                .subscribeOn(mail)
                .flatMap(answer -> transactions.run(store.end(claimed, true, answer, clock.instant())))
                .onErrorResume(PostFault.class, fault -> after(fault, claimed));
    }

    private String handOver(Claimed claimed, Report report) throws PostFault {
        try {
            return post.deliver(letters.write(claimed, report));
        } catch (MessagingException e) {
            throw PostFault.permanent("the letter can't be written: " + e.getMessage(), e);
        }
    }

    private Mono<Void> after(PostFault fault, Claimed claimed) {
        if (fault.isPermanent()) {
            LOG.warn("Gave up the weekly report for {}: {}", claimed.recipient(), fault.answer());
            return transactions.run(store.end(claimed, false, fault.answer(), clock.instant()));
        }
        LOG.debug("The weekly report for {} waits", claimed.recipient(), fault);
        return transactions.run(store.again(claimed, delay(claimed.attempts()), fault.answer(), clock.instant()));
    }

    /** A minute first, twice as long each time, up to an hour. */
    private static Duration delay(int attempts) {
        return Duration.ofMinutes(Math.min(60, 1L << Math.min(attempts - 1, 6)));
    }
}
