package vn.giaoban.invitations;

import jakarta.mail.MessagingException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.giaoban.audience.Audiences;
import vn.giaoban.audience.Ways;
import vn.giaoban.letters.Letters;
import vn.giaoban.letters.Message;
import vn.giaoban.letters.MessageKind;
import vn.giaoban.post.Post;
import vn.giaoban.post.PostFault;

/** One attempt to deliver a message: derive its link, render it, hand it over, and say what was answered. */
@Component
class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Audiences audiences;
    private final Letters letters;
    private final Post post;
    private final Scheduler mail;
    private final Clock clock;

    Delivery(Audiences audiences, Letters letters, Post post, Scheduler mailScheduler, Clock clock) {
        this.audiences = audiences;
        this.letters = letters;
        this.post = post;
        this.mail = mailScheduler;
        this.clock = clock;
    }

    /** Makes the attempt; never fails, since the mark tells how it went. */
    Mono<Mark> attempt(Message message) {
        return ways(message)
                .flatMap(ways -> ways.join() == null && message.kind() != MessageKind.CANCEL
                        ? Mono.just(Mark.missed(message, "its link is no longer valid", clock.instant()))
                        : send(message, ways))
                .onErrorResume(fault ->
                        Mono.just(after(PostFault.temporary("could not be prepared: " + fault, fault), message)));
    }

    /** There is nothing to send. */
    Mono<Void> rest() {
        return Mono.<Void>fromRunnable(post::rest).subscribeOn(mail);
    }

    private Mono<Ways> ways(Message message) {
        return message.kind() == MessageKind.CANCEL
                ? Mono.just(Ways.NONE)
                : audiences.waysOf(message.briefing(), message.recipient());
    }

    private Mono<Mark> send(Message message, Ways ways) {
        return Mono.fromCallable(() -> handOver(message, ways))
                .subscribeOn(mail)
                .map(answer -> Mark.sent(message, answer, clock.instant()))
                .onErrorResume(PostFault.class, fault -> Mono.just(after(fault, message)));
    }

    private String handOver(Message message, Ways ways) throws PostFault {
        try {
            return post.deliver(letters.write(message, ways));
        } catch (MessagingException e) {
            throw PostFault.permanent("the letter can't be written: " + e.getMessage(), e);
        }
    }

    private Mark after(PostFault fault, Message message) {
        if (fault.isPermanent() || message.attempts() >= Backoff.MAX_ATTEMPTS) {
            LOG.warn(
                    "Gave up the {} for {}: {}",
                    message.kind(),
                    message.recipient().key(),
                    fault.answer());
            return Mark.failed(message, fault, clock.instant());
        }
        var delay = Backoff.after(message.attempts());
        LOG.debug("The {} for {} waits {}", message.kind(), message.recipient().key(), delay, fault);
        return Mark.again(message, fault, delay, clock.instant());
    }
}
