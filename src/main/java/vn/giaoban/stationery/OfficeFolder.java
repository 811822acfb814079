package vn.giaoban.stationery;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The folder of an office's own templates and words; what is no such file, as editors leave beside one, does not count. */
final class OfficeFolder {

    private static final long LARGEST = 1 << 20;

    private final Path folder;

    OfficeFolder(Path folder) {
        this.folder = folder;
    }

    /** Which files there are, how large and how old; empty when there are none. */
    String fingerprint() throws BrokenTemplate {
        return files().stream().map(OfficeFolder::trait).collect(Collectors.joining("\n"));
    }

    /** The files by their names. */
    Map<String, String> read() throws BrokenTemplate {
        var texts = new TreeMap<String, String>();
        for (var file : files()) {
            var name = file.getFileName().toString();
            if (!Bundle.isKnown(name))
                throw new BrokenTemplate(file + " is the template of no letter; those are " + Bundle.NAMES, null);
            texts.put(name, text(file));
        }
        return texts;
    }

    private static String text(Path file) throws BrokenTemplate {
        try {
            if (Files.size(file) > LARGEST) throw new BrokenTemplate(file + " is larger than a megabyte", null);
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new BrokenTemplate(file + " is not UTF-8", e);
        } catch (IOException e) {
            throw new BrokenTemplate(file + " can't be read: " + e.getMessage(), e);
        }
    }

    private List<Path> files() throws BrokenTemplate {
        try (var all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().matches("[^.].*\\.(html|txt|properties)"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw new BrokenTemplate(folder + " can't be read: " + e.getMessage(), e);
        }
    }

    private static String trait(Path file) {
        try {
            return file.getFileName() + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return file.getFileName() + " is gone";
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
