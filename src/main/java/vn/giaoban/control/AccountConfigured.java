package vn.giaoban.control;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Holds when the service has an account at any conference server. */
class AccountConfigured implements Condition {

    private static final int MOST_SERVERS = 100;

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return Stream.concat(
                        Stream.of("giaoban.jitsi.xmpp.host"),
                        IntStream.range(0, MOST_SERVERS)
                                .mapToObj(i -> "giaoban.jitsi.deployments[" + i + "].xmpp.host"))
                .anyMatch(name -> StringUtils.hasText(context.getEnvironment().getProperty(name)));
    }
}
