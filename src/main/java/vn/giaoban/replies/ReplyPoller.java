package vn.giaoban.replies;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.giaoban.kernel.ProblemException;

/**
 * Looks into the mailbox: each unread mail is read, handled in a transaction, and only then marked, so that a process that dies in between
 * finds it again and knows it. A mail that can't be read holds up no other, and a mailbox that is away is looked into again.
 */
@Component
class ReplyPoller {

    private static final Logger LOG = LoggerFactory.getLogger(ReplyPoller.class);
    private static final int AT_ONCE = 200;
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final ImapSettings settings;
    private final Replies replies;
    private final ReplyStore store;
    private final Scheduler threads;
    private final MeterRegistry meters;
    private final AtomicBoolean away = new AtomicBoolean();

    ReplyPoller(
            ImapSettings settings, Replies replies, ReplyStore store, Scheduler replyScheduler, MeterRegistry meters) {
        this.settings = settings;
        this.replies = replies;
        this.store = store;
        this.threads = replyScheduler;
        this.meters = meters;
    }

    /** Handles what is unread; never fails. */
    Mono<Void> poll() {
        if (!settings.isOn()) return Mono.empty();
        return Mono.usingWhen(
                        blocking(() -> Mailbox.open(settings)),
                        this::work,
                        this::closed,
                        (mailbox, _) -> closed(mailbox),
                        this::closed)
                .timeout(LONGEST)
                .doOnSuccess(_ -> tellOfReturn())
                .onErrorResume(this::lookAgainLater);
    }

    private Mono<Void> work(Mailbox mailbox) {
        return blocking(mailbox::unread)
                .filter(uids -> !uids.isEmpty())
                .zipWhen(uids -> blocking(mailbox::validity).flatMap(validity -> store.known(validity, uids)))
                .flatMap(found ->
                        settleKnown(mailbox, found.getT2()).then(handle(mailbox, found.getT1(), found.getT2())));
    }

    /** What was handled by a process that died before it could say so here. */
    private Mono<Void> settleKnown(Mailbox mailbox, Map<Long, Outcome.Kind> known) {
        var done = known.entrySet().stream()
                .filter(entry -> entry.getValue() != Outcome.Kind.LEFT)
                .map(Map.Entry::getKey)
                .toList();
        return settle(mailbox, done);
    }

    private Mono<Void> handle(Mailbox mailbox, List<Long> uids, Map<Long, Outcome.Kind> known) {
        return Flux.fromIterable(uids)
                .filter(uid -> !known.containsKey(uid))
                .take(AT_ONCE)
                .concatMap(uid -> handle(mailbox, uid))
                .then();
    }

    private Mono<Void> handle(Mailbox mailbox, long uid) {
        return blocking(() -> mailbox.read(uid))
                .flatMap(raw -> blocking(() -> MailReader.read(raw))
                        .flatMap(said -> replies.handle(raw, said))
                        .onErrorResume(ReplyPoller::isOfTheMail, fault -> leave(raw, fault)))
                .doOnNext(this::count)
                .filter(outcome -> outcome.kind() != Outcome.Kind.LEFT)
                .flatMap(_ -> settle(mailbox, Set.of(uid)));
    }

    /** Whether a mail of its own kind brought it about, as opposed to a database that is away: it would come again each time. */
    private static boolean isOfTheMail(Throwable fault) {
        return !(fault instanceof ProblemException refusal && refusal.problem().status() >= 500);
    }

    private Mono<Outcome> leave(RawMail raw, Throwable fault) {
        LOG.warn("A mail could not be handled and is left for people: {}", fault.toString());
        return replies.handle(raw, new ReplyMail.Other("it could not be handled: " + fault));
    }

    private Mono<Void> settle(Mailbox mailbox, Collection<Long> uids) {
        return blocking(() -> {
                    mailbox.settle(uids);
                    return true;
                })
                .then();
    }

    private Mono<Void> closed(Mailbox mailbox) {
        return blocking(() -> {
                    mailbox.close();
                    return true;
                })
                .onErrorComplete()
                .then();
    }

    private <T> Mono<T> blocking(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(threads);
    }

    private void count(Outcome outcome) {
        LOG.debug("A mail was {}: {}", outcome.kind(), outcome.detail());
        meters.counter("giaoban.replies", "outcome", outcome.kind().name().toLowerCase(Locale.ROOT))
                .increment();
    }

    private void tellOfReturn() {
        if (away.compareAndSet(true, false)) LOG.info("The mailbox of {} is read again", settings);
    }

    /** One line when it begins, since a mail server can be away for hours. */
    private Mono<Void> lookAgainLater(Throwable fault) {
        if (away.compareAndSet(false, true))
            LOG.warn("The mailbox of {} can't be read now, it is tried again: {}", settings, fault.toString());
        return Mono.empty();
    }
}
