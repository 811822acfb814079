package vn.giaoban.deployments;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.giaoban.kernel.CannotStart;

/**
 * The conference server that people are sent to, or several of them.
 *
 * @param baseUrl where it is, e.g. {@code https://meet.example.org}; a room's address is this, a slash and its name
 * @param issuer {@code iss} of the tokens; must be among the server's accepted issuers
 * @param audience {@code aud} of the tokens; likewise
 * @param domain {@code sub} of the tokens: the server's XMPP domain; the host of the base address unless given
 * @param algorithm how tokens are signed: RS256 with published keys, or HS256 with {@code giaoban.jitsi.secret}
 * @param secret what the server and this service share for HS256, at least 32 bytes
 * @param deployments several servers, each with {@code name}, {@code base-url}, {@code capacity} (connections at once; 0 when that is not known) and, unless it is as above,
 *     {@code domain}, {@code issuer}, {@code audience}, {@code algorithm}, {@code secret}, and {@code xmpp} with what {@code giaoban.jitsi.xmpp} has for the first; when there are any, {@code giaoban.jitsi.base-url} is not used.
 *     What was planned before there was a list is on the first
 */
@ConfigurationProperties("giaoban.jitsi")
record JitsiSettings(
        @DefaultValue("https://meet.example.org") URI baseUrl,
        @DefaultValue("giaoban") String issuer,
        @DefaultValue("jitsi") String audience,
        @Nullable String domain,
        @DefaultValue("RS256") SigningAlgorithm algorithm,
        @Nullable String secret,
        @DefaultValue List<Server> deployments) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final int SHORTEST_SECRET = 32;

    /** One of several servers; what is null is as for all. */
    record Server(
            @Nullable String name,
            @Nullable URI baseUrl,
            @Nullable String domain,
            @Nullable String issuer,
            @Nullable String audience,
            @DefaultValue("0") int capacity,
            @Nullable SigningAlgorithm algorithm,
            @Nullable String secret) {}

    /**
     * The servers.
     *
     * @throws CannotStart that says what is wrong with which setting
     */
    List<Deployment> toDeployments() {
        if (deployments.isEmpty()) {
            var only = new Server(Deployments.DEFAULT, baseUrl, domain, null, null, 0, null, null);
            return List.of(toDeployment(only, "giaoban.jitsi"));
        }
        var found = new ArrayList<Deployment>();
        for (var i = 0; i < deployments.size(); i++)
            found.add(toDeployment(deployments.get(i), "giaoban.jitsi.deployments[" + i + "]"));
        requireApart(found);
        return List.copyOf(found);
    }

    private Deployment toDeployment(Server server, String place) {
        var address = server.baseUrl();
        if (address == null || address.getHost() == null || !isHttp(address))
            throw new CannotStart(place + ".base-url must be an http or https address: " + address);
        if (server.name() == null || !NAME.matcher(server.name()).matches())
            throw new CannotStart(
                    place + ".name must be of a to z, 0 to 9 and -, at most 40 of them: " + server.name());
        if (server.capacity() < 0) throw new CannotStart(place + ".capacity is negative");
        var signing = or(server.algorithm(), algorithm);
        return new Deployment(
                server.name(),
                address,
                server.domain() == null || server.domain().isBlank() ? address.getHost() : server.domain(),
                or(server.issuer(), issuer),
                or(server.audience(), audience),
                server.capacity(),
                signing,
                signing == SigningAlgorithm.HS256 ? longEnough(server.secret(), place) : null);
    }

    private String longEnough(@Nullable String own, String place) {
        var shared = own == null || own.isBlank() ? secret : own;
        if (shared != null && shared.getBytes(StandardCharsets.UTF_8).length >= SHORTEST_SECRET) return shared;
        throw new CannotStart(place + ".secret must have at least " + SHORTEST_SECRET
                + " bytes (RFC 7518, 3.2), for instance" + " from: openssl rand -hex 24");
    }

    private static boolean isHttp(URI address) {
        return "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
    }

    private static void requireApart(List<Deployment> servers) {
        var names = new HashSet<String>();
        for (var server : servers)
            if (!names.add(server.name()))
                throw new CannotStart("giaoban.jitsi.deployments: two are called " + server.name());
    }

    private static <T> T or(@Nullable T own, T ofAll) {
        return own == null ? ofAll : own;
    }
}
