package vn.giaoban.web;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Where a call came from. What a proxy writes of it ({@code Forwarded}, RFC 7239, or {@code X-Forwarded-For}) is believed only of those that are trusted, and
 * read from the last to the first: whatever a caller put there himself stands before what the first trusted proxy added.
 */
@Component
@EnableConfigurationProperties(WebSettings.class)
public class ClientAddress {

    /** More proxies one behind the other than anybody has. */
    private static final int MOST = 32;

    private final Networks trusted;

    ClientAddress(WebSettings settings) {
        trusted = new Networks("giaoban.web.trusted-proxies", settings.trustedProxies());
    }

    /** The caller's address; that of the nearest proxy when nothing more is known for sure. */
    public InetAddress of(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        var nearest = remote == null ? null : remote.getAddress();
        if (nearest == null) return InetAddress.getLoopbackAddress();
        var address = nearest;
        for (var said : hops(request.getHeaders()).reversed()) {
            if (!trusted.contain(address)) return address;
            var before = Networks.address(said);
            if (before == null) return address;
            address = before;
        }
        return address;
    }

    private static List<String> hops(HttpHeaders headers) {
        var standard = headers.getOrEmpty("Forwarded");
        var values = standard.isEmpty() ? headers.getOrEmpty("X-Forwarded-For") : standard;
        var hops = new ArrayList<>(values.stream()
                .flatMap(value -> Arrays.stream(value.split(",", MOST + 1)))
                .map(String::strip)
                .map(hop -> standard.isEmpty() ? withoutPort(hop) : node(hop))
                .map(hop -> Objects.requireNonNullElse(hop, ""))
                .toList());
        return hops.size() <= MOST ? hops : hops.subList(hops.size() - MOST, hops.size());
    }

    /** The {@code for} of an element of {@code Forwarded}, as {@code for="[2001:db8::1]:4711";proto=https}. */
    private static @Nullable String node(String element) {
        return Arrays.stream(element.split(";", 9))
                .map(String::strip)
                .filter(pair -> pair.regionMatches(true, 0, "for=", 0, 4))
                .map(pair -> withoutPort(pair.substring(4).replace("\"", "").strip()))
                .findFirst()
                .orElse(null);
    }

    private static String withoutPort(String node) {
        if (node.startsWith("["))
            return node.replaceFirst("](:[0-9]{1,5})?$", "").substring(1);
        return node.indexOf(':') == node.lastIndexOf(':') ? node.replaceFirst(":[0-9]{1,5}$", "") : node;
    }
}
