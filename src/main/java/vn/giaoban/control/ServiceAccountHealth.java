package vn.giaoban.control;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Whether the service is logged in at the conference server, as {@code conferenceServer}. Readiness does not depend on it: links, gate
 * and intake work without.
 */
@Component("conferenceServerHealthIndicator")
@Conditional(AccountConfigured.class)
class ServiceAccountHealth implements ReactiveHealthIndicator {

    private final ServiceAccounts accounts;

    ServiceAccountHealth(ServiceAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Mono<Health> health() {
        return Mono.fromSupplier(() -> {
            if (accounts.all().isEmpty()) return Health.unknown().build();
            var health = accounts.all().stream().allMatch(ServiceAccount::isConnected) ? Health.up() : Health.down();
            accounts.all().forEach(account -> health.withDetail(account.name(), account.state()));
            return health.build();
        });
    }
}
