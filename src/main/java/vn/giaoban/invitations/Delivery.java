package vn.giaoban.invitations;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;
import vn.giaoban.audience.Audiences;
import vn.giaoban.audience.Recipient;
import vn.giaoban.audience.SeriesLinks;
import vn.giaoban.audience.Ways;
import vn.giaoban.database.Transactions;
import vn.giaoban.letters.Letters;
import vn.giaoban.letters.Message;
import vn.giaoban.letters.MessageKind;
import vn.giaoban.post.Post;
import vn.giaoban.post.PostFault;

/** One attempt to deliver a message: derive its link, render it, hand it over, and write down what was answered. */
@Component
class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    /** An answer that could not be written down would have the message sent again. */
    private static final Retry PATIENTLY = Retry.backoff(8, Duration.ofMillis(100))
            .maxBackoff(Duration.ofSeconds(3))
            .jitter(0.5);

    private final QueueStore queue;
    private final Audiences audiences;
    private final SeriesLinks series;
    private final Letters letters;
    private final Post post;
    private final Scheduler mail;
    private final Transactions transactions;
    private final Clock clock;

    Delivery(
            QueueStore queue,
            Audiences audiences,
            SeriesLinks series,
            Letters letters,
            Post post,
            Scheduler mailScheduler,
            Transactions transactions,
            Clock clock) {
        this.queue = queue;
        this.audiences = audiences;
        this.series = series;
        this.letters = letters;
        this.post = post;
        this.mail = mailScheduler;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Makes the attempt; never fails, since the row tells how it went. */
    Mono<Void> deliver(Message message) {
        return ways(message)
                .flatMap(ways -> ways.join() == null && message.kind() != MessageKind.CANCEL
                        ? mark(queue.missed(message.id(), "its link is no longer valid", clock.instant()))
                        : send(message, ways))
                .onErrorResume(fault -> again(message, PostFault.temporary("could not be prepared: " + fault, fault)));
    }

    /** Gives up what waits although its briefing is over. */
    Mono<Void> missWhatIsOver() {
        return Mono.defer(() -> transactions.run(queue.missWhatIsOver(clock.instant())));
    }

    /** There is nothing to send. */
    Mono<Void> rest() {
        return Mono.<Void>fromRunnable(post::rest).subscribeOn(mail);
    }

    private Mono<Ways> ways(Message message) {
        return message.kind() == MessageKind.CANCEL
                ? Mono.just(Ways.NONE)
                : message.portion() != null
                        ? Mono.just(seriesWays(message.recipient()))
                        : audiences.waysOf(message.briefing(), message.recipient());
    }

    private Ways seriesWays(Recipient recipient) {
        return recipient.link() == null ? Ways.NONE : series.ways(recipient.link());
    }

    private Mono<Void> send(Message message, Ways ways) {
        return Mono.fromCallable(() -> handOver(message, ways))
                .subscribeOn(mail)
                .flatMap(answer -> mark(queue.sent(message.id(), answer, clock.instant())))
                .onErrorResume(PostFault.class, fault -> again(message, fault));
    }

    private String handOver(Message message, Ways ways) throws PostFault {
        try {
            return post.deliver(letters.write(message, ways));
        } catch (MessagingException e) {
            throw PostFault.permanent("the letter can't be written: " + e.getMessage(), e);
        }
    }

    private Mono<Void> again(Message message, PostFault fault) {
        if (fault.isPermanent() || message.attempts() >= Backoff.MAX_ATTEMPTS) {
            LOG.warn(
                    "Gave up the {} for {}: {}",
                    message.kind(),
                    message.recipient().key(),
                    fault.answer());
            return mark(queue.failed(message.id(), fault.answer(), clock.instant(), fault.isInDoubt()));
        }
        var delay = Backoff.after(message.attempts());
        LOG.debug("The {} for {} waits {}", message.kind(), message.recipient().key(), delay, fault);
        return mark(queue.postpone(message, delay, fault.answer(), clock.instant(), fault.isInDoubt()));
    }

    private Mono<Void> mark(Mono<Void> change) {
        return transactions.run(change).retryWhen(PATIENTLY).onErrorResume(Delivery::leaveToTheLease);
    }

    private static Mono<Void> leaveToTheLease(Throwable fault) {
        LOG.warn("A delivery could not be written down: {}", fault.toString());
        return Mono.empty();
    }
}
