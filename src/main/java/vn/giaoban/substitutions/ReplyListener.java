package vn.giaoban.substitutions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.outbox.OutboxListener;
import vn.giaoban.replies.ReplyEvent;

/** A delegate whose calendar sends somebody else asks for a substitution, of whom no more is known than a mail address. */
@Component
class ReplyListener implements OutboxListener<ReplyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(ReplyListener.class);
    private static final String UNSAID = "Uỷ quyền qua lịch điện tử";

    private final Substitutions substitutions;

    ReplyListener(Substitutions substitutions) {
        this.substitutions = substitutions;
    }

    @Override
    public String name() {
        return "substitutions-by-mail";
    }

    @Override
    public Class<ReplyEvent> type() {
        return ReplyEvent.class;
    }

    @Override
    public Mono<Void> on(ReplyEvent event) {
        return switch (event) {
            case ReplyEvent.Delegated delegated -> ask(delegated);
        };
    }

    private Mono<Void> ask(ReplyEvent.Delegated delegated) {
        var address = delegated.substitute();
        var reason = delegated.reason() == null ? UNSAID : delegated.reason();
        return substitutions
                .ask(
                        delegated.briefing(),
                        delegated.delegate(),
                        new Substitute(address, null, address, null),
                        reason,
                        new Actor("mail:delegate:" + delegated.delegate()))
                .then()
                .onErrorResume(ProblemException.class, refusal -> leave(delegated, refusal));
    }

    private static Mono<Void> leave(ReplyEvent.Delegated delegated, ProblemException refusal) {
        LOG.info(
                "A substitution asked for by mail at briefing {} was refused: {}",
                delegated.briefing(),
                refusal.problem().slug());
        return Mono.empty();
    }
}
