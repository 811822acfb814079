package vn.giaoban.deployments;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The conference servers of the configuration. */
@Component
@EnableConfigurationProperties(JitsiSettings.class)
public class Deployments {

    /** What the only server is called as long as nobody gave it a name, and another name of the first one ever after. */
    public static final String DEFAULT = "default";

    private final List<Deployment> all;

    @Autowired
    Deployments(JitsiSettings settings) {
        this(settings.toDeployments());
    }

    private Deployments(List<Deployment> all) {
        this.all = all;
    }

    /** These servers, at least one, as if they had been configured. */
    public static Deployments of(List<Deployment> servers) {
        if (servers.isEmpty()) throw new IllegalArgumentException("no conference server");
        return new Deployments(List.copyOf(servers));
    }

    /** All of them, at least one, in the order of the configuration. */
    public List<Deployment> all() {
        return all;
    }

    /** The one that counts where none is named. */
    public Deployment first() {
        return all.getFirst();
    }

    /** The one of a name; empty when it was taken out of the configuration. */
    public Optional<Deployment> find(String name) {
        return all.stream()
                .filter(server -> server.name().equals(name))
                .findFirst()
                .or(() -> name.equals(DEFAULT) ? Optional.of(first()) : Optional.empty());
    }

    /** What the server that was once called so is called now: its own name, unless it is the first under its former one. */
    public String presentName(String name) {
        return find(name).map(Deployment::name).orElse(name);
    }

    /** All names, for people. */
    public String names() {
        return all.stream().map(Deployment::name).collect(Collectors.joining(", "));
    }
}
