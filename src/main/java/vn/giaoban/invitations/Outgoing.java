package vn.giaoban.invitations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.letters.Letters;
import vn.giaoban.letters.Occasion;

/**
 * Where messages are put that shall go out. Everything here is done within the caller's transaction, and doing it twice changes nothing: of
 * each briefing, version, recipient, kind, channel and occasion there is one message.
 */
@Component
public class Outgoing {

    private static final int PART = 500;

    private final IssueStore store;
    private final MailRelay relay;
    private final InvitationSettings settings;
    private final String domain;

    Outgoing(IssueStore store, MailRelay relay, InvitationSettings settings, Letters letters) {
        this.store = store;
        this.relay = relay;
        this.settings = settings;
        this.domain = letters.domain();
    }

    /** Takes back reminders of earlier versions of a briefing that nobody is delivering right now. */
    public Mono<Void> dropReminders(BriefingId briefing, int version, Instant at) {
        return store.dropReminders(briefing, version, at);
    }

    /**
     * Takes back invitations and cancellations that wait and nobody is delivering right now.
     *
     * @param recipients whose, by {@code Recipient.key()}
     * @param reason why, for those who look at the list
     * @return when each recipient's earliest such message would have gone out, by {@code Recipient.key()}
     */
    public Mono<Map<String, Instant>> takeBack(BriefingId briefing, Set<String> recipients, String reason, Instant at) {
        return recipients.isEmpty() ? Mono.just(Map.of()) : store.takeBack(briefing, recipients, reason, at);
    }

    /** What everybody was told of the plan last, by {@code Recipient.key()}, in the order in which they were first told. */
    public Mono<Map<String, Told>> told(BriefingId briefing) {
        return store.told(briefing);
    }

    /** Queues messages that replace none. */
    public Mono<Void> queue(Issue issue, List<Draft> drafts) {
        return queue(issue, drafts, Map.of());
    }

    /**
     * Queues messages; the relay is woken by the commit.
     *
     * @param earlier when a message that one of these replaces would have gone out, by recipient: it waits no longer than that
     */
    public Mono<Void> queue(Issue issue, List<Draft> drafts, Map<String, Instant> earlier) {
        if (drafts.isEmpty()) return Mono.empty();
        var kinds = drafts.stream().map(Draft::kind).collect(Collectors.toSet());
        return Flux.fromIterable(kinds)
                .concatMap(kind -> store.keepIssue(issue, kind))
                .thenMany(Flux.fromIterable(parts(drafts)))
                .concatMap(part -> store.queue(issue, part, settings.digest(), earlier, domain))
                .then(wakeAfterCommit());
    }

    /** Thousands of drafts are not one text in memory. */
    private static List<List<Draft>> parts(List<Draft> drafts) {
        return IntStream.iterate(0, from -> from < drafts.size(), from -> from + PART)
                .mapToObj(from -> drafts.subList(from, Math.min(from + PART, drafts.size())))
                .toList();
    }

    /** Sends nothing, but keeps for everybody to see what would have gone out, and why it did not. */
    public Mono<Void> missed(Issue issue, List<Draft> drafts, String reason) {
        return drafts.isEmpty() ? Mono.empty() : queue(issue, drafts).then(store.miss(issue, reason));
    }

    /**
     * Takes back reminders of the briefing's start that wait and nobody is delivering right now, but for those of these occasions.
     *
     * @param kept occasions of {@link Occasion#before}
     */
    public Mono<Void> withdrawReminders(BriefingId briefing, Set<Occasion> kept, Instant at) {
        return store.withdrawReminders(briefing, kept, at);
    }

    private Mono<Void> wakeAfterCommit() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return Mono.fromRunnable(relay::wake);
                    }
                }))
                .then();
    }
}
