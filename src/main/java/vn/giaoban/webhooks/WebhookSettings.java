package vn.giaoban.webhooks;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where messages go that are not mail: a gateway for short messages, a document-management system.
 *
 * @param url the address that events are POSTed to, {@code http} or {@code https}; without one there is no such channel
 * @param secret what signatures are made with: text, or {@code whsec_} and base64, as Standard Webhooks has it; required with an address
 * @param allowPrivate whether the address may be on this machine or in a private network
 * @param timeout how long an answer may take
 */
@ConfigurationProperties("giaoban.channels.webhook")
record WebhookSettings(
        @Nullable URI url,
        @Nullable String secret,
        @DefaultValue("false") boolean allowPrivate,
        @DefaultValue("PT20S") Duration timeout) {

    /** @throws IllegalArgumentException when the settings make no sense */
    WebhookSettings {
        if (url != null && !isUsable(url))
            throw new IllegalArgumentException("giaoban.channels.webhook.url is no http or https address: " + url);
        if (url != null && (secret == null || secret.isBlank()))
            throw new IllegalArgumentException("giaoban.channels.webhook.secret is missing");
    }

    private static boolean isUsable(URI url) {
        return ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
                && url.getHost() != null
                && url.getUserInfo() == null;
    }
}
