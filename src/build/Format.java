import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Holds every Java file under {@code src} to one format; {@code apply} mends them, {@code check} fails and names them. */
public class Format {
    public static void main(String[] args) throws Exception {
        var apply = args[0].equals("apply");
        var formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .build());
        var wrong = new ArrayList<Path>();
        for (var file : javaFiles()) {
            var before = Files.readString(file);
            var imports = ImportOrderer.reorderImports(
                    RemoveUnusedImports.removeUnusedImports(before), JavaFormatterOptions.Style.PALANTIR);
            var after = formatter.formatSource(imports);
            if (after.equals(before)) continue;
            wrong.add(file);
            if (apply) Files.writeString(file, after);
        }
        wrong.forEach(file -> System.out.println((apply ? "formatted " : "not formatted: ") + file));
        if (!apply && !wrong.isEmpty()) {
            System.out.println("Mend the format with: mvn -Pformat validate");
            System.exit(1);
        }
    }

    private static List<Path> javaFiles() throws Exception {
        try (var files = Files.walk(Path.of("src"))) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        }
    }
}
