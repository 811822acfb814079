package vn.giaoban.feeds;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is shown to the public.
 *
 * @param embedAncestors the sites that may show the week page within their own pages, as in Content-Security-Policy's frame-ancestors:
 *     {@code https://portal.example https://*.example}
 */
@ConfigurationProperties("giaoban.feeds")
record FeedSettings(@DefaultValue("*") String embedAncestors) {

    /** @throws IllegalArgumentException when it can't stand in a header */
    FeedSettings {
        if (!embedAncestors.matches("[A-Za-z0-9 .:/*'_-]+"))
            throw new IllegalArgumentException("giaoban.feeds.embed-ancestors is no list of sites: " + embedAncestors);
    }
}
