package vn.giaoban.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;
import vn.giaoban.kernel.CannotStart;

/** Sees to it that the demo has a house of its own and that nothing leads out of it, before anything is started. */
final class OwnFolder {

    /** What would lead to real servers, real mail boxes or real people. */
    private static final List<String> OUTWARD = List.of(
            "spring.r2dbc.url",
            "spring.datasource.url",
            "spring.data.redis.url",
            "spring.data.redis.host",
            "giaoban.replies.imap.host",
            "giaoban.jitsi.xmpp.host",
            "giaoban.channels.webhook.url");

    private static final String MARK = "demo";

    private OwnFolder() {}

    /**
     * Marks the data folder as the demo's.
     *
     * @throws CannotStart if a real house is in it, or a setting leads outside
     */
    static void claim(Environment environment) {
        for (var setting : OUTWARD)
            if (StringUtils.hasText(environment.getProperty(setting)))
                throw new CannotStart("the demo keeps to itself, but " + setting
                        + " is set; take it out, or start without the profile demo");
        var folder = Path.of(environment.getProperty("giaoban.data-dir", "data"))
                .toAbsolutePath()
                .normalize();
        if (Files.exists(folder.resolve(MARK))) return;
        if (Files.exists(folder.resolve("postgres")))
            throw new CannotStart("the data folder " + folder
                    + " holds a house that is no demo; give the demo a folder of its own (giaoban.data-dir)");
        mark(folder);
    }

    private static void mark(Path folder) {
        try {
            if (!Files.isDirectory(folder))
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.writeString(folder.resolve(MARK), "What is in this folder is the demo's.\n");
        } catch (IOException e) {
            throw new CannotStart("the data folder " + folder + " can't be written (giaoban.data-dir): " + e, e);
        }
    }
}
