package vn.giaoban.bench;

import java.io.IOException;
import java.util.Map;

/** How much processor time an installation uses from here on. */
final class ProcessorTime {

    private final Installation installation;
    private final Map<Long, Double> before;

    ProcessorTime(Installation installation) throws IOException {
        this.installation = installation;
        this.before = installation.processorMillis();
    }

    /** The service's so far, in milliseconds. */
    double service() throws IOException {
        var pid = installation.process().pid();
        return installation.processorMillis().getOrDefault(pid, 0.0) - before.getOrDefault(pid, 0.0);
    }

    /** PostgreSQL's so far, in milliseconds; without processes that have ended since. */
    double database() throws IOException {
        return installation.processorMillis().entrySet().stream()
                        .mapToDouble(now -> now.getValue() - before.getOrDefault(now.getKey(), 0.0))
                        .sum()
                - service();
    }
}
