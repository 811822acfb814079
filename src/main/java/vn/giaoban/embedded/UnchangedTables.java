package vn.giaoban.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Spares a start the look through the migrations of some thirty modules, each with a history of its own, when the database has seen exactly these to their
 * end. The database says so itself: a digest of their names and contents is the comment of Flyway's table. It is written only after all of them worked, and any
 * other, of an older or a newer version of the service, makes Flyway look.
 */
@Component
@Primary
class UnchangedTables implements FlywayMigrationStrategy {

    private static final String FOLDER = "db/migration/";
    private static final String SEEN = "select obj_description(to_regclass(?)::oid, 'pg_class')";

    private final FlywayMigrationStrategy migrations;
    private final ResourcePatternResolver resources;

    UnchangedTables(
            @Qualifier("springModulithFlywayMigrationStrategy") FlywayMigrationStrategy migrations,
            ResourcePatternResolver resources) {
        this.migrations = migrations;
        this.resources = resources;
    }

    @Override
    public void migrate(Flyway flyway) {
        var digest = digest();
        if (digest.equals(seen(flyway))) return;
        migrations.migrate(flyway);
        remember(flyway, digest);
    }

    /** Of all files, whatever folder the service is installed in. */
    private String digest() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            var files = Stream.of(resources.getResources("classpath*:" + FOLDER + "**/*.sql"))
                    .sorted(Comparator.comparing(UnchangedTables::name))
                    .toList();
            for (var file : files) {
                sha.update(name(file).getBytes(StandardCharsets.UTF_8));
                sha.update(file.getContentAsByteArray());
            }
            return "sha256:" + HexFormat.of().formatHex(sha.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(Resource file) {
        try {
            var path = file.getURL().getPath();
            return path.substring(path.lastIndexOf(FOLDER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the database saw last; null when it is empty, or was last seen by a version that did not write it. */
    private static @Nullable String seen(Flyway flyway) {
        try (var database = flyway.getConfiguration().getDataSource().getConnection();
                var query = database.prepareStatement(SEEN)) {
            query.setString(1, flyway.getConfiguration().getTable());
            try (var rows = query.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new FlywayException("its tables can't be read: " + e.getMessage(), e);
        }
    }

    private static void remember(Flyway flyway, String digest) {
        try (var database = flyway.getConfiguration().getDataSource().getConnection();
                var statement = database.createStatement()) {
            // COMMENT takes no parameters; both are ours
            statement.execute("comment on table " + flyway.getConfiguration().getTable() + " is '" + digest + "'");
        } catch (SQLException e) {
            throw new FlywayException("its tables can't be written: " + e.getMessage(), e);
        }
    }
}
