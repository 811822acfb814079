package vn.giaoban.invitations;

import java.time.Clock;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.audit.Audit;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.kernel.Page;
import vn.giaoban.web.Paging;
import vn.giaoban.webhooks.Webhooks;

/** Who is told by which channel. A choice counts for messages that are queued after it. */
@Component
class Channels {

    private static final Pattern POINT = Pattern.compile("POINT:[A-Za-z0-9][A-Za-z0-9-]{0,59}");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@:]{1,64}@[^\\s@:]{1,190}");

    private final ChannelStore store;
    private final Webhooks webhooks;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;

    Channels(ChannelStore store, Webhooks webhooks, Audit audit, Transactions transactions, Clock clock) {
        this.store = store;
        this.webhooks = webhooks;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Those for whom something was chosen. */
    Mono<Page<ChannelForm.View>> list(Paging paging) {
        var after = paging.after().isEmpty() ? "" : paging.after().getFirst();
        return store.list(after, paging.limit() + 1)
                .collectList()
                .map(rows -> Page.of(rows, paging.limit(), last -> Paging.cursor(last.recipient())));
    }

    /** What was chosen for the recipient; fails with {@link NotFound}. */
    Mono<ChannelForm.View> get(String recipient) {
        return store.find(keyOf(recipient)).switchIfEmpty(Mono.error(() -> nothingChosen(recipient)));
    }

    /** Chooses; fails with {@link InvalidRequest} for a webhook where none is configured. */
    Mono<ChannelForm.View> choose(String recipient, ChannelForm form, Actor actor) {
        var choice = new ChannelForm.View(keyOf(recipient), form.channel(), form.fallback(), clock.instant());
        if (form.fallback() == Channel.MAIL)
            throw InvalidRequest.at("/fallback", "only WEBHOOK can be fallen back to")
                    .asException();
        if (!webhooks.isConfigured() && (form.channel() != ChannelForm.Choice.MAIL || form.fallback() != null))
            throw InvalidRequest.at("/channel", "no webhook is configured (giaoban.channels.webhook.url)")
                    .asException();
        return transactions.run(store.save(choice)
                .then(audit.record(actor, "channel:" + choice.recipient(), "choose-channel", null, form, null))
                .thenReturn(choice));
    }

    /** Back to plain mail; fails with {@link NotFound}. */
    Mono<Void> forget(String recipient, Actor actor) {
        var key = keyOf(recipient);
        return transactions.run(store.delete(key)
                .filter(deleted -> deleted == 1)
                .switchIfEmpty(Mono.error(() -> nothingChosen(recipient)))
                .then(audit.record(actor, "channel:" + key, "forget-channel", null, null, null)));
    }

    private static String keyOf(String recipient) {
        if (POINT.matcher(recipient).matches()) return recipient.toUpperCase(Locale.ROOT);
        if (ADDRESS.matcher(recipient).matches()) return recipient.toLowerCase(Locale.ROOT);
        throw InvalidRequest.at("recipient", "is neither POINT:<code> nor a mail address")
                .asException();
    }

    private static RuntimeException nothingChosen(String recipient) {
        return new NotFound("A channel of " + recipient).asException();
    }
}
