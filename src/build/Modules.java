import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.modulith.ApplicationModule;

/**
 * Writes down the modules, each after those it may use, where Spring Modulith looks for them when the service starts and makes their tables in that
 * order. Without the file it reads all classes at each start to find the same, which takes longer than everything else.
 */
public class Modules {
    private static final String HOUSE = "vn.giaoban.";
    private static final String FILE = "META-INF/spring-modulith/application-modules.json";

    public static void main(String[] args) throws Exception {
        var classes = Path.of(args[0]);
        var ordered = new LinkedHashSet<String>();
        try (var folders = Files.list(classes.resolve(HOUSE.replace('.', '/')))) {
            for (var folder : folders.filter(Files::isDirectory).sorted().toList())
                add(folder.getFileName().toString(), ordered);
        }
        var file = classes.resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                ordered.stream()
                        .map(module -> "  \"" + module + "\": {\"initializers\": []}")
                        .collect(Collectors.joining(",\n", "{\n", "\n}\n")));
    }

    private static void add(String module, Set<String> ordered) throws Exception {
        if (ordered.contains(module)) return;
        var says = Class.forName(HOUSE + module + ".package-info").getAnnotation(ApplicationModule.class);
        for (var other : says.allowedDependencies()) add(other.replaceAll(" *::.*", ""), ordered);
        ordered.add(module);
    }
}
