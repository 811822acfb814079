package vn.giaoban.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where JDBC (migrations and jobs) finds the database that R2DBC was told of.
 *
 * @param url {@code jdbc:postgresql://…}
 */
record JdbcAddress(
        String url, @Nullable String user, @Nullable String password) {
    /** What both drivers know, by R2DBC's name; the first driver writes it in camel case. */
    private static final Map<String, String> SHARED = Map.of(
            "sslMode", "sslmode",
            "sslRootCert", "sslrootcert",
            "sslCert", "sslcert",
            "sslKey", "sslkey",
            "targetServerType", "targetServerType",
            "applicationName", "ApplicationName");

    /** The same server, database and account; of the driver's options those that both drivers know. */
    static JdbcAddress of(ConnectionFactoryOptions r2dbc) {
        var host = String.valueOf(r2dbc.getValue(ConnectionFactoryOptions.HOST));
        var port = r2dbc.getValue(ConnectionFactoryOptions.PORT);
        var database = r2dbc.getValue(ConnectionFactoryOptions.DATABASE);
        var url = "jdbc:postgresql://" + host + (port == null ? "" : ":" + port) + "/"
                + (database == null ? "" : encoded(database));
        return new JdbcAddress(
                url + parameters(r2dbc),
                text(r2dbc.getValue(ConnectionFactoryOptions.USER)),
                text(r2dbc.getValue(ConnectionFactoryOptions.PASSWORD)));
    }

    private static String parameters(ConnectionFactoryOptions r2dbc) {
        var found = new LinkedHashMap<String, String>();
        SHARED.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(name -> {
            var value = r2dbc.getValue(Option.valueOf(name.getKey()));
            if (value != null) found.put(name.getValue(), encoded(value));
        });
        if (found.isEmpty()) return "";
        return found.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(Object value) {
        return URLEncoder.encode(value.toString(), UTF_8);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** Says nothing of the password. */
    @Override
    public String toString() {
        return url;
    }
}
