package vn.giaoban.embedded;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation is, before any module looks at it.
 *
 * @param dataDir the folder of the embedded PostgreSQL and Redis, of kept secrets, and of mails where no SMTP server is configured. Text,
 *     since Spring would look for a path on the class path first
 * @param secret protects keys and links, at least 16 characters; made and kept in the data folder as long as PostgreSQL is the embedded
 *     one, required with a real one, since all instances must have the same
 * @param jitsi what the conference server knows of us
 */
@ConfigurationProperties("giaoban")
record InstallationSettings(
        @DefaultValue("data") String dataDir,
        @Nullable String secret,
        @DefaultValue Jitsi jitsi) {

    /**
     * The part of {@code giaoban.jitsi} that is a secret of the installation.
     *
     * @param callbackToken the bearer token of gate and event intake, at least 16 characters; made and kept in the data folder if not given
     */
    record Jitsi(@Nullable String callbackToken) {}
}
