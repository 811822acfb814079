package vn.giaoban.embedded;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/**
 * Says on one line why the service can't start, for all that a person at the console can mend; Boot's own report, which comes after this
 * one, would take a block of ten. What nobody foresaw keeps its stack trace. Found by Boot through {@code META-INF/spring.factories}.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartupFailureReporter implements SpringBootExceptionReporter {
    private static final Logger log = LoggerFactory.getLogger(StartupFailureReporter.class);

    private final @Nullable ConfigurableApplicationContext context;

    /** @param context null if there was no time to make one */
    StartupFailureReporter(@Nullable ConfigurableApplicationContext context) {
        this.context = context;
    }

    @Override
    public boolean reportException(Throwable failure) {
        if (UnfinishedStart.isStopped()) {
            log.debug("A start that was stopped ended with", failure);
            return true;
        }
        var line = StartupFailure.explain(failure);
        if (line == null) line = analysed(failure);
        if (line == null) return false;
        log.error("Giaoban can't start: {}", line);
        log.debug("Because of", failure);
        return true;
    }

    private @Nullable String analysed(Throwable failure) {
        for (var analyzer : SpringFactoriesLoader.forDefaultResourceLocation(
                        getClass().getClassLoader())
                .load(FailureAnalyzer.class, arguments())) {
            var analysis = analyzer.analyze(failure);
            if (analysis != null) return line(analysis);
        }
        return null;
    }

    private static String line(FailureAnalysis analysis) {
        var action = analysis.getAction();
        var both = action == null ? analysis.getDescription() : analysis.getDescription() + " " + action;
        return both.strip().replaceAll("\\s+", " ");
    }

    private @Nullable ArgumentResolver arguments() {
        if (context == null) return null;
        return ArgumentResolver.of(BeanFactory.class, context.getBeanFactory())
                .and(Environment.class, context.getEnvironment());
    }
}
