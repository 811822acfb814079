package vn.giaoban.control;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.conferences.Conference;
import vn.giaoban.deployments.Deployments;

/** The service's accounts at the conference servers: one at each that it knows how to log in to. */
@Component
class ServiceAccounts implements SmartLifecycle, DisposableBean {

    private final Deployments deployments;
    private final Map<String, ServiceAccount> accounts;
    private volatile boolean running;

    /** {@code giaoban.jitsi.xmpp} is the account at the first server, {@code giaoban.jitsi.deployments[].xmpp} the one at each. */
    ServiceAccounts(
            XmppSettings settings,
            Deployments deployments,
            Environment environment,
            JsonMapper json,
            MeterRegistry meters,
            Clock clock) {
        this.deployments = deployments;
        this.accounts = new LinkedHashMap<>();
        var all = deployments.all();
        for (var i = 0; i < all.size(); i++) {
            var name = all.get(i).name();
            Binder.get(environment)
                    .bind("giaoban.jitsi.deployments[" + i + "].xmpp", XmppSettings.class)
                    .map(Optional::of)
                    .orElse(i == 0 ? Optional.of(settings) : Optional.empty())
                    .filter(XmppSettings::isOn)
                    .ifPresent(on -> accounts.put(name, new ServiceAccount(on, json, meters, clock)));
        }
    }

    /** All of them. */
    List<ServiceAccount> all() {
        return List.copyOf(accounts.values());
    }

    /** How each is, by the name of its server. */
    Map<String, AccountState> states() {
        var states = new LinkedHashMap<String, AccountState>();
        accounts.forEach((server, account) ->
                states.put(server, new AccountState(account.isConnected(), account.since(), account.state())));
        return states;
    }

    /** The account at the server where a conference is; empty when the service has none there. */
    Optional<ServiceAccount> of(Conference conference) {
        return Optional.ofNullable(accounts.get(deployments.presentName(conference.server())));
    }

    @Override
    public void start() {
        running = true;
        accounts.values().forEach(ServiceAccount::start);
    }

    @Override
    public void stop() {
        accounts.values().forEach(ServiceAccount::stop);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the last stop: one that is stopped only for a while is started again. */
    @Override
    public void destroy() {
        accounts.values().forEach(ServiceAccount::close);
    }
}
