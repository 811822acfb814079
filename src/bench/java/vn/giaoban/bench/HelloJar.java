package vn.giaoban.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/** Packs {@link BareHello} as Spring Boot packs the service: with the same loader, and of its libraries those of spring-boot-starter-webflux. */
final class HelloJar {

    private static final String CLASS = BareHello.class.getName().replace('.', '/') + ".class";
    private static final Pattern LIBRARIES = Pattern.compile("BOOT-INF/lib/("
            + "spring-(aop|beans|context|core|expression|web|webflux)-\\d.*"
            + "|spring-boot(-autoconfigure|-http-codec|-jackson|-netty|-reactor|-reactor-netty|-web-server|-webflux)?-\\d.*"
            + "|micrometer-(commons|observation)-.*|reactor-(core|netty-core|netty-http)-.*|reactive-streams-.*|netty-.*"
            + "|jackson-(annotations|core-3|databind-3).*|logback-.*|slf4j-api-.*|jul-to-slf4j-.*|log4j-.*"
            + "|snakeyaml-.*|jspecify-.*|commons-logging-.*|jakarta.annotation-api-.*)\\.jar");

    private HelloJar() {}

    /**
     * Makes it.
     *
     * @param service the packaged service
     */
    static Path make(Path service, Path target) throws IOException {
        try (var from = new JarFile(service.toFile());
                var to = new JarOutputStream(Files.newOutputStream(target), manifest(from.getManifest()))) {
            for (var entries = from.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                if (entry.getName().startsWith("org/springframework/boot/loader/")
                        || LIBRARIES.matcher(entry.getName()).matches()) copy(from, entry, to);
            }
            to.putNextEntry(new ZipEntry("BOOT-INF/classes/"));
            to.putNextEntry(new ZipEntry("BOOT-INF/classes/" + CLASS));
            try (InputStream own = ClassLoader.getSystemResourceAsStream(CLASS)) {
                if (own == null) throw new IOException(CLASS + " is not compiled");
                own.transferTo(to);
            }
        }
        return target;
    }

    private static Manifest manifest(Manifest service) {
        var own = new Manifest();
        own.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        for (var name : new String[] {"Main-Class", "Spring-Boot-Version", "Spring-Boot-Classes", "Spring-Boot-Lib"})
            own.getMainAttributes().putValue(name, service.getMainAttributes().getValue(name));
        own.getMainAttributes().putValue("Start-Class", BareHello.class.getName());
        return own;
    }

    /** As it is: libraries lie uncompressed in a packaged jar, so that they can be read where they lie. */
    private static void copy(JarFile from, JarEntry entry, JarOutputStream to) throws IOException {
        var copy = new ZipEntry(entry.getName());
        copy.setMethod(entry.getMethod());
        if (entry.getMethod() == ZipEntry.STORED) {
            copy.setSize(entry.getSize());
            copy.setCrc(entry.getCrc());
        }
        to.putNextEntry(copy);
        try (var content = from.getInputStream(entry)) {
            content.transferTo(to);
        }
    }
}
