package vn.giaoban.control;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.conferences.Conference;
import vn.giaoban.deployments.Deployments;

/** The service's accounts at the conference servers: one at each that it knows how to log in to. */
@Component
class ServiceAccounts implements SmartLifecycle {

    private final List<ServiceAccount> accounts;
    private final Deployments deployments;
    private volatile boolean running;

    ServiceAccounts(XmppSettings settings, Deployments deployments, JsonMapper json, MeterRegistry meters) {
        this.deployments = deployments;
        this.accounts = Stream.of(settings)
                .filter(XmppSettings::isOn)
                .map(on -> new ServiceAccount(on, json, meters))
                .toList();
    }

    /** All of them. */
    List<ServiceAccount> all() {
        return accounts;
    }

    /** The account at the server where a conference is; empty when the service has none there. The one that is configured is at the first. */
    Optional<ServiceAccount> of(Conference conference) {
        var first = deployments.first().name();
        return deployments.presentName(conference.server()).equals(first)
                ? accounts.stream().findFirst()
                : Optional.empty();
    }

    @Override
    public void start() {
        running = true;
        accounts.forEach(ServiceAccount::start);
    }

    @Override
    public void stop() {
        accounts.forEach(ServiceAccount::stop);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
