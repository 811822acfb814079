package vn.giaoban.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import vn.giaoban.kernel.StartupNote;

/** The last words of a start: where the service is, and what each module's {@link StartupNote} has to say. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class Console implements ApplicationListener<ApplicationReadyEvent> {
    private static final Logger log = LoggerFactory.getLogger(Console.class);

    private final Environment environment;
    private final DataFolder data;
    private final ObjectProvider<StartupNote> notes;

    Console(Environment environment, DataFolder data, ObjectProvider<StartupNote> notes) {
        this.environment = environment;
        this.data = data;
        this.notes = notes;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        log.info("{}", block());
    }

    private String block() {
        var lines = new ArrayList<String>();
        lines.add("Giaoban đã sẵn sàng · is ready");
        lines.add("Địa chỉ · address:  " + address());
        notes.orderedStream().map(StartupNote::lines).forEach(lines::addAll);
        lines.addAll(servers());
        return lines.stream().collect(Collectors.joining("\n  ", "\n\n  ", "\n"));
    }

    private List<String> servers() {
        var postgres = Configured.postgres(environment);
        var redis = Configured.redis(environment);
        if (postgres && redis) return List.of();
        var which = postgres ? "Redis" : redis ? "PostgreSQL" : "PostgreSQL, Redis";
        return List.of("Dữ liệu · data:  " + data.path() + " (" + which + ")");
    }

    private String address() {
        var configured = environment.getProperty("giaoban.public-url");
        if (StringUtils.hasText(configured)) return configured;
        return "http://localhost:" + environment.getProperty("local.server.port", "8080");
    }
}
