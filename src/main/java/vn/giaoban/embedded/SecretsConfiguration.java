package vn.giaoban.embedded;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;
import vn.giaoban.kernel.CallbackToken;
import vn.giaoban.kernel.CannotStart;
import vn.giaoban.kernel.InstallationSecret;
import vn.giaoban.kernel.StartupNote;

/** The two secrets that an installation may leave to us. */
@Configuration(proxyBeanMethods = false)
class SecretsConfiguration {
    private static final String CALLBACK_TOKEN = "callback-token";
    private static final int SHORTEST = 16;

    /** @throws CannotStart if PostgreSQL is a real one, which all instances share, and none is configured */
    @Bean
    InstallationSecret installationSecret(InstallationSettings settings, DataFolder folder, Environment environment) {
        var given = settings.secret();
        if (StringUtils.hasText(given)) return new InstallationSecret(longEnough("giaoban.secret", given));
        if (Configured.postgres(environment)) {
            throw new CannotStart(
                    "giaoban.secret is missing: with a PostgreSQL of your own (spring.r2dbc.url) all instances need the same"
                            + " secret of at least " + SHORTEST
                            + " characters, for instance from: openssl rand -hex 24");
        }
        return new InstallationSecret(folder.keptSecret("installation"));
    }

    @Bean
    MadeCallbackToken madeCallbackToken(InstallationSettings settings, DataFolder folder) {
        var given = settings.jitsi().callbackToken();
        if (StringUtils.hasText(given)) {
            return new MadeCallbackToken(new CallbackToken(longEnough("giaoban.jitsi.callback-token", given)), false);
        }
        var isNew = !folder.hasSecret(CALLBACK_TOKEN);
        return new MadeCallbackToken(new CallbackToken(folder.keptSecret(CALLBACK_TOKEN)), isNew);
    }

    @Bean
    CallbackToken callbackToken(MadeCallbackToken made) {
        return made.token();
    }

    @Bean
    StartupNote callbackTokenNote(MadeCallbackToken made, DataFolder folder) {
        if (!made.isNew()) return List::of;
        var file = folder.secretFile(CALLBACK_TOKEN);
        return () -> List.of(
                "Jitsi: callback token " + made.token().value() + "   (shown only this once; kept in " + file + ")");
    }

    /**
     * The token, and whether this start made it.
     *
     * @param isNew then it is told on the console, once
     */
    record MadeCallbackToken(CallbackToken token, boolean isNew) {}

    private static String longEnough(String name, String value) {
        if (value.length() >= SHORTEST) return value;
        throw new CannotStart(name + " is too short: at least " + SHORTEST + " characters");
    }
}
