package vn.giaoban.control;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The service's own account at the conference server, the first of several, by which it watches rooms and closes them; the others have theirs in
 * {@code giaoban.jitsi.deployments[].xmpp}. There is none unless a host is set. The account must be among the {@code admins} of the conference component.
 *
 * @param host where the server listens for XMPP clients (c2s), in the private network; without one no room is watched
 * @param port its port
 * @param domain the domain of the account, e.g. {@code auth.meet.example.org}
 * @param mucDomain the domain of the rooms, e.g. {@code conference.meet.example.org}
 * @param account the account's name, without its domain
 * @param password its password
 * @param tls OFF, ANY (encrypted when the server offers it, whatever its certificate, as Jitsi's own parts do) or VERIFIED
 * @param poll how often it is asked who is in a room
 * @param language in which people in a room are told why it closes, vi or en
 */
@ConfigurationProperties("giaoban.jitsi.xmpp")
record XmppSettings(
        @Nullable String host,
        @DefaultValue("5222") int port,
        @DefaultValue("") String domain,
        @DefaultValue("") String mucDomain,
        @DefaultValue("giaoban") String account,
        @DefaultValue("") String password,
        @DefaultValue("ANY") Tls tls,
        @DefaultValue("PT30S") Duration poll,
        @DefaultValue("vi") String language) {

    /** Whether the connection to the server is encrypted. */
    enum Tls {
        /** Never. */
        OFF,
        /** When the server offers it; its certificate is not looked at. */
        ANY,
        /** Always, and the certificate must be the server's. */
        VERIFIED
    }

    /** @throws IllegalArgumentException when a host is set and something without which it is of no use is not */
    XmppSettings {
        if (host != null && !host.isBlank()) {
            require("domain", domain, "the domain of the account, such as auth.meet.example.org");
            require("muc-domain", mucDomain, "the domain of the rooms, such as conference.meet.example.org");
            require("account", account, "the name of the account");
            require("password", password, "the password of the account");
        }
        if (port < 1 || port > 65_535) throw wrong("port", "is no port: " + port);
        if (poll.toMillis() < 1_000) throw wrong("poll", "is less than a second: " + poll);
        if (!language.equals("vi") && !language.equals("en"))
            throw wrong("language", "is neither vi nor en: " + language);
    }

    private static void require(String name, String value, String meaning) {
        if (value.isBlank()) throw wrong(name, "is missing: " + meaning);
    }

    private static IllegalArgumentException wrong(String name, String what) {
        return new IllegalArgumentException("giaoban.jitsi.xmpp." + name + " " + what);
    }

    /** Whether there is such an account. */
    boolean isOn() {
        return host != null && !host.isBlank();
    }

    /** Says nothing of the password, which must not get into logs. */
    @Override
    public String toString() {
        return account + "@" + domain + " at " + host + ":" + port;
    }
}
