package vn.giaoban.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.ConnectionFactoryOptions;
import org.junit.jupiter.api.Test;

class JdbcAddressTests {

    @Test
    void goesToTheSameServerDatabaseAndAccount() {
        var jdbc = of("r2dbc:postgresql://office:s%3Acret@db.example.org:5433/giaoban");

        assertThat(jdbc)
                .isEqualTo(new JdbcAddress("jdbc:postgresql://db.example.org:5433/giaoban", "office", "s:cret"));
    }

    @Test
    void leavesThePortAndTheAccountToTheDriverWhereNoneIsNamed() {
        assertThat(of("r2dbc:postgresql://db/giaoban"))
                .isEqualTo(new JdbcAddress("jdbc:postgresql://db/giaoban", null, null));
    }

    @Test
    void encryptsWhereR2dbcDoes() {
        assertThat(of("r2dbc:postgresql://db/giaoban?sslMode=verify-full&sslRootCert=/etc/ca.pem")
                        .url())
                .isEqualTo("jdbc:postgresql://db/giaoban?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem");
    }

    @Test
    void triesAllServersOfACluster() {
        assertThat(of("r2dbc:postgresql:failover://one:5432,two:5432/giaoban?targetServerType=primary")
                        .url())
                .isEqualTo("jdbc:postgresql://one:5432,two:5432/giaoban?targetServerType=primary");
    }

    @Test
    void leavesOutWhatOnlyTheOtherDriverKnows() {
        assertThat(of("r2dbc:postgresql://db/giaoban?preparedStatementCacheQueries=8")
                        .url())
                .isEqualTo("jdbc:postgresql://db/giaoban");
    }

    @Test
    void doesNotPrintThePassword() {
        assertThat(of("r2dbc:postgresql://office:hidden@db/giaoban").toString()).doesNotContain("hidden");
    }

    private static JdbcAddress of(String url) {
        return JdbcAddress.of(ConnectionFactoryOptions.parse(url));
    }
}
