package vn.giaoban.invitations;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.giaoban.audience.Audiences;
import vn.giaoban.audience.Phones;
import vn.giaoban.audience.Recipient;
import vn.giaoban.audience.SeriesLinks;
import vn.giaoban.audience.Ways;
import vn.giaoban.letters.Letters;
import vn.giaoban.letters.Message;
import vn.giaoban.letters.MessageKind;
import vn.giaoban.post.Post;
import vn.giaoban.post.PostFault;
import vn.giaoban.webhooks.Webhooks;

/** One attempt to deliver a message: derive its link, render it, hand it over, and say what was answered. */
@Component
class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Audiences audiences;
    private final SeriesLinks series;
    private final Letters letters;
    private final Post post;
    private final Phones phones;
    private final InvitationEvents events;
    private final Webhooks webhooks;
    private final Scheduler mail;
    private final Clock clock;

    Delivery(
            Audiences audiences,
            SeriesLinks series,
            Letters letters,
            Post post,
            Phones phones,
            InvitationEvents events,
            Webhooks webhooks,
            Scheduler mailScheduler,
            Clock clock) {
        this.audiences = audiences;
        this.series = series;
        this.letters = letters;
        this.post = post;
        this.phones = phones;
        this.events = events;
        this.webhooks = webhooks;
        this.mail = mailScheduler;
        this.clock = clock;
    }

    /** Makes the attempt; never fails, since the mark tells how it went. */
    Mono<Mark> attempt(Channel channel, Message message) {
        return ways(message)
                .flatMap(ways -> ways.join() == null && message.kind() != MessageKind.CANCEL
                        ? Mono.just(Mark.missed(message, "its link is no longer valid", clock.instant()))
                        : send(channel, message, ways))
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
                : message.portion() != null
                        ? Mono.just(seriesWays(message.recipient()))
                        : audiences.waysOf(message.briefing(), message.recipient());
    }

    private Ways seriesWays(Recipient recipient) {
        return recipient.link() == null ? Ways.NONE : series.ways(recipient.link(), recipient.kind());
    }

    private Mono<Mark> send(Channel channel, Message message, Ways ways) {
        var handedOver = switch (channel) {
            case MAIL -> Mono.fromCallable(() -> handOver(message, ways)).subscribeOn(mail);
            case WEBHOOK -> post(message, ways);
        };
        return handedOver
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

    private Mono<String> post(Message message, Ways ways) {
        return phones.of(message.briefing(), message.recipient())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(phone -> events.write(message, ways, phone.orElse(null)))
                .flatMap(event -> webhooks.deliver(message.id(), event));
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
