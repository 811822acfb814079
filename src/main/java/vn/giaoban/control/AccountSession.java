package vn.giaoban.control;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jivesoftware.smack.ConnectionListener;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smackx.ping.PingManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Keeps an account logged in: whatever ends its connection leads, after a pause that grows and varies, to the next one. */
final class AccountSession {

    private static final Logger LOG = LoggerFactory.getLogger(AccountSession.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final XmppSettings settings;
    private final Scheduler threads;
    private final AtomicReference<@Nullable XMPPTCPConnection> connection = new AtomicReference<>();
    private final Clock clock;
    private volatile String fault = "not started";
    private volatile Instant since;
    private @Nullable Disposable running;

    /** @param threads on which logging in and out may block */
    AccountSession(XmppSettings settings, Scheduler threads, Clock clock) {
        this.settings = settings;
        this.threads = threads;
        this.clock = clock;
        this.since = clock.instant();
    }

    /** Logs in, and again whenever the connection is lost. */
    synchronized void start() {
        if (running == null) running = forever().subscribe();
    }

    /** Logs out, until it is started again. */
    synchronized void stop() {
        if (running != null) running.dispose();
        running = null;
    }

    boolean isConnected() {
        var current = connection.get();
        return current != null && current.isAuthenticated();
    }

    /** How it is, for people. */
    String state() {
        return isConnected() ? "logged in" : fault;
    }

    /** Since when it is logged in, or is not. */
    Instant since() {
        return since;
    }

    /** The connection to work with. */
    XMPPTCPConnection online() throws SmackException.NotConnectedException {
        var current = connection.get();
        if (current == null || !current.isAuthenticated()) throw new SmackException.NotConnectedException();
        return current;
    }

    private Flux<Boolean> forever() {
        return Flux.usingWhen(login(), this::session, this::logout)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .jitter(0.5)
                        .transientErrors(true)
                        .scheduler(threads)
                        .doBeforeRetry(this::tell));
    }

    private Mono<XMPPTCPConnection> login() {
        return Mono.fromCallable(this::openUnlessStopped)
                .subscribeOn(threads)
                .doOnDiscard(XMPPTCPConnection.class, XMPPTCPConnection::instantShutdown);
    }

    /** None when the service stops meanwhile. */
    private @Nullable XMPPTCPConnection openUnlessStopped() throws Exception {
        try {
            return XmppLogin.open(settings);
        } catch (InterruptedException e) {
            return null;
        }
    }

    /** Emits once, and ends in an error when the connection does. */
    private Flux<Boolean> session(XMPPTCPConnection opened) {
        var lost = Sinks.<Boolean>one();
        opened.addConnectionListener(new ConnectionListener() {
            @Override
            public void connectionClosed() {
                lost.tryEmitError(new IOException("the connection was closed"));
            }

            @Override
            public void connectionClosedOnError(Exception cause) {
                lost.tryEmitError(new IOException("the connection was lost", cause));
            }
        });
        PingManager.getInstanceFor(opened)
                .registerPingFailedListener(() -> lost.tryEmitError(new IOException("the server does not answer")));
        connection.set(opened);
        since = clock.instant();
        LOG.info("Logged in at the conference server as {}", settings);
        // it may have been lost before anybody listened
        if (!opened.isConnected()) lost.tryEmitError(new IOException("the connection was lost"));
        return Flux.just(true).concatWith(lost.asMono());
    }

    private Mono<Void> logout(XMPPTCPConnection opened) {
        if (connection.compareAndSet(opened, null)) since = clock.instant();
        // not on its own threads, which end with the service
        return Mono.<Void>fromRunnable(opened::instantShutdown)
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorComplete();
    }

    /** Once per outage. */
    private void tell(Retry.RetrySignal signal) {
        fault = String.valueOf(signal.failure().getMessage()).replaceAll("\\s+", " ");
        if (signal.totalRetriesInARow() > 0) return;
        LOG.warn("Not logged in at the conference server as {}, trying again: {}", settings, fault);
    }
}
