package vn.giaoban.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.driver.FuzzedDataProviderImpl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Random;
import java.util.jar.JarFile;
import net.bytebuddy.agent.ByteBuddyAgent;

/**
 * Jazzer's data of one request, from a fixed seed, so that what is found can be found again. Its own driver takes over the JVM and wants one target at a time; here the
 * target is a running service, and only its generator is used.
 */
final class FuzzInput {

    private static final String BOOTSTRAP = "/com/code_intelligence/jazzer/runtime/jazzer_bootstrap.jar";
    private static final int BYTES = 4096;

    static {
        load();
    }

    private FuzzInput() {}

    /** What Jazzer's own agent would put before all other classes. */
    private static void load() {
        try (var jar = Objects.requireNonNull(FuzzInput.class.getResourceAsStream(BOOTSTRAP))) {
            var file = Path.of("target", "jazzer-bootstrap.jar");
            Files.copy(jar, file, StandardCopyOption.REPLACE_EXISTING);
            ByteBuddyAgent.install().appendToBootstrapClassLoaderSearch(new JarFile(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The data of a request. */
    static FuzzedDataProvider of(long seed) {
        var bytes = new byte[BYTES];
        new Random(seed).nextBytes(bytes);
        return FuzzedDataProviderImpl.withJavaData(bytes);
    }
}
