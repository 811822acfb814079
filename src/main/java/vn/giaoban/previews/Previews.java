package vn.giaoban.previews;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.giaoban.audience.Audience;
import vn.giaoban.audience.Audiences;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.letters.Letters;
import vn.giaoban.letters.Sample;
import vn.giaoban.letters.Sheet;

/** Writes letters that nobody gets, about real briefings and made-up ones. */
@Component
class Previews {

    private final Briefings briefings;
    private final Audiences audiences;
    private final Letters letters;
    private final Scheduler mail;
    private final Clock clock;

    Previews(Briefings briefings, Audiences audiences, Letters letters, Scheduler mailScheduler, Clock clock) {
        this.briefings = briefings;
        this.audiences = audiences;
        this.letters = letters;
        this.mail = mailScheduler;
        this.clock = clock;
    }

    /** The mail. */
    Mono<Sheet> letter(PreviewForm form) {
        return sample(form)
                .flatMap(sample -> Mono.fromCallable(
                                () -> letters.preview(form.kind(), form.language(), sample.orElse(null)))
                        .subscribeOn(mail));
    }

    /** The formal invitation. */
    Mono<byte[]> formal(PreviewForm form) {
        return sample(form)
                .flatMap(sample -> Mono.fromCallable(() -> letters.previewFormal(form.kind(), sample.orElse(null)))
                        .subscribeOn(mail));
    }

    private Mono<Optional<Sample>> sample(PreviewForm form) {
        if (form.briefing() == null) return Mono.just(Optional.empty());
        return briefings
                .get(new BriefingId(form.briefing()))
                .flatMap(briefing -> audiences.of(briefing).map(known -> sample(briefing, known, form.recipient())))
                .map(Optional::of);
    }

    private Sample sample(Briefing briefing, Audience known, @Nullable String name) {
        var recipient = known.recipients().stream()
                .filter(r -> name == null || r.key().equals(name) || r.id().equals(name))
                .findFirst();
        if (name != null && recipient.isEmpty()) throw new NotFound("recipient").asException();
        return new Sample(
                briefing.id(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                known.plan(),
                recipient.isPresent() ? recipient.get() : null);
    }
}
