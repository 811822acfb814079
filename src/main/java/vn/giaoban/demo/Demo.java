package vn.giaoban.demo;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefings;

/** Runs the demo behind the pages, from the moment they are up until the service ends: the live briefing at once, the quarter beside it. */
@Component
@Profile("demo")
class Demo implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    private final Briefings briefings;
    private final Filling filling;
    private final Stage stage;
    private final Disposable.Swap running = Disposables.swap();

    Demo(Briefings briefings, Filling filling, Stage stage) {
        this.briefings = briefings;
        this.filling = filling;
        this.stage = stage;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        running.update(isOwnHouse()
                .flatMap(own -> own ? Mono.when(stage.forever(), filling.fill()) : refuse())
                .subscribe(_ -> {}, fault -> LOG.error("Demo: it ended", fault)));
    }

    /** An empty house, or one in which the demo has made a briefing. */
    private Mono<Boolean> isOwnHouse() {
        return briefings
                .glance(FIRST, LAST)
                .hasElements()
                .flatMap(any -> any
                        ? briefings
                                .toldBetween(FIRST, LAST, null)
                                .any(briefing -> briefing.createdBy().equals(DemoConfiguration.DEMO.name()))
                        : Mono.just(true));
    }

    private static Mono<Void> refuse() {
        LOG.error("Demo: this house has briefings which the demo did not make; it is left as it is");
        return Mono.empty();
    }

    @Override
    public void destroy() {
        running.dispose();
    }
}
