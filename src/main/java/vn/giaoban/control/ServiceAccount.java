package vn.giaoban.control;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smackx.muc.MUCRole;
import org.jivesoftware.smackx.muc.packet.MUCAdmin;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service's account at one conference server. It works in rooms without joining them, so nobody sees it. Everything that blocks does
 * so on a few threads of its own. What can't be done fails with a {@link ControlProblem}.
 */
final class ServiceAccount {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** So fast people are told something, one message each: servers read no more than some kilobytes a second from one client. */
    private static final Duration BETWEEN_MESSAGES = Duration.ofMillis(40);

    /** Who is promoted while it is asked is in two answers rather than in none. */
    private static final List<MUCRole> ROLES = List.of(MUCRole.visitor, MUCRole.participant, MUCRole.moderator);

    private final XmppSettings settings;
    private final JsonMapper json;
    private final MeterRegistry meters;
    private final Scheduler threads;
    private final AccountSession session;

    ServiceAccount(XmppSettings settings, JsonMapper json, MeterRegistry meters, Clock clock) {
        this.settings = settings;
        this.json = json;
        this.meters = meters;
        this.threads = Schedulers.newBoundedElastic(4, 1_000, "xmpp", 60, true);
        this.session = new AccountSession(settings, threads, clock);
        Gauge.builder("giaoban.xmpp.connected", session, found -> found.isConnected() ? 1 : 0)
                .tag("server", name())
                .description("Whether the service account is logged in at the conference server")
                .register(meters);
    }

    /** Logs in, and again whenever the connection is lost. */
    void start() {
        session.start();
    }

    /** Logs out, until it is started again. */
    void stop() {
        session.stop();
    }

    /** Gives its threads back, for good. */
    void close() {
        threads.dispose();
    }

    /** The server, by its host. */
    String name() {
        return String.valueOf(settings.host());
    }

    /** Whether it is logged in. */
    boolean isConnected() {
        return session.isConnected();
    }

    /** How it is, for people. */
    String state() {
        return session.state();
    }

    /** Since when it is logged in, or is not. */
    Instant since() {
        return session.since();
    }

    /** The address of a room. */
    String addressOf(String room) {
        return room + "@" + settings.mucDomain();
    }

    /** Whether an address is of the server's own parts, as the one that calls people together, and not of somebody who came. */
    boolean isOfServer(String jid) {
        return jid.contains("@" + settings.domain() + "/") || !jid.contains("@");
    }

    /** Who is in a room. */
    Mono<Occupants> occupants(String room) {
        return measured("occupants", room, online -> occupants(online, jid(room)));
    }

    /** Closes a room; everybody inside is shown the reason. One that is not there is closed. */
    Mono<Void> close(String room, String reason) {
        return measured("close", room, online -> sendUnlessNoRoom(online, RoomStanzas.destroy(jid(room), reason)))
                .then();
    }

    /** Puts whoever is behind an address out of a room; that address does not get in again. */
    Mono<Void> remove(String room, String jid, String reason) {
        return measured(
                        "remove",
                        room,
                        online -> sendUnlessNoRoom(
                                online,
                                RoomStanzas.outcast(
                                        jid(room), JidCreate.from(jid).asBareJid(), reason)))
                .then();
    }

    /** Has the room tell people inside something, which their clients show in the chat as said by that name. */
    Mono<Void> say(String room, List<String> jids, String name, String text) {
        return Flux.fromIterable(jids)
                .delayElements(BETWEEN_MESSAGES, threads)
                .concatMap(jid -> measured("say", room, online -> {
                    online.sendStanza(online.getStanzaFactory()
                            .buildMessageStanza()
                            .to(jid(room))
                            .addExtension(RoomStanzas.invitation(jid, text))
                            .addExtension(RoomStanzas.systemMessage(json, name, text))
                            .build());
                    return true;
                }))
                .then();
    }

    private static Occupants occupants(XMPPTCPConnection online, EntityBareJid room) throws Exception {
        var jids = new ArrayList<String>();
        for (var role : ROLES) {
            try {
                MUCAdmin answer = online.sendIqRequestAndWaitForResponse(RoomStanzas.occupants(room, role));
                for (var item : answer.getItems())
                    if (item.getJid() != null) jids.add(item.getJid().toString());
            } catch (XMPPErrorException e) {
                if (RoomStanzas.isNoRoom(e.getStanzaError())) return Occupants.NO_ROOM;
                throw e;
            }
        }
        return new Occupants(true, jids.stream().distinct().toList());
    }

    private static boolean sendUnlessNoRoom(XMPPTCPConnection online, IQ request) throws Exception {
        try {
            online.sendIqRequestAndWaitForResponse(request);
            return true;
        } catch (XMPPErrorException e) {
            if (RoomStanzas.isNoRoom(e.getStanzaError())) return false;
            throw e;
        }
    }

    private EntityBareJid jid(String room) throws XmppStringprepException {
        return JidCreate.entityBareFrom(addressOf(room));
    }

    /** Something that is done with the connection, and blocks. */
    private interface Work<T> {
        T with(XMPPTCPConnection online) throws Exception;
    }

    private <T> Mono<T> measured(String operation, String room, Work<T> work) {
        return Mono.defer(() -> {
            var sample = Timer.start(meters);
            return Mono.fromCallable(() -> untilInterrupted(work))
                    .subscribeOn(threads)
                    .timeout(PATIENCE)
                    .onErrorMap(fault -> problem(operation, room, fault))
                    .doOnSuccess(_ -> sample.stop(timer(operation, "done")))
                    .doOnError(_ -> sample.stop(timer(operation, "failed")));
        });
    }

    /** Nothing when nobody waits for it any more. */
    private <T> @Nullable T untilInterrupted(Work<T> work) throws Exception {
        try {
            return work.with(session.online());
        } catch (InterruptedException e) {
            return null;
        }
    }

    private Timer timer(String operation, String outcome) {
        return Timer.builder("giaoban.xmpp")
                .description("What the service account asked of the conference server")
                .tag("server", name())
                .tag("operation", operation)
                .tag("outcome", outcome)
                .register(meters);
    }

    private Throwable problem(String operation, String room, Throwable fault) {
        var problem = fault instanceof SmackException.NotConnectedException
                ? new ControlProblem.NotConnected(name()).asException()
                : new ControlProblem.Refused(operation, room, fault.toString()).asException();
        problem.addSuppressed(fault);
        return problem;
    }
}
