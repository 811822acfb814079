package vn.giaoban.stationery;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.exceptions.TemplateProcessingException;

/** A template or a file of words can't be used; what is wrong, and where, is one line. */
final class BrokenTemplate extends Exception {
    private static final long serialVersionUID = 1;

    private final String line;

    BrokenTemplate(String line, @Nullable Throwable cause) {
        super(line, cause);
        this.line = line;
    }

    /** What went wrong as a letter was printed: the template and the place in it, where the library knows them. */
    static BrokenTemplate of(String folder, RuntimeException fault) {
        var place = folder;
        for (Throwable part = fault; part != null; part = part.getCause())
            if (part instanceof TemplateProcessingException at && at.getTemplateName() != null)
                place = place(folder, at);
        return new BrokenTemplate(place + ": " + reason(fault), fault);
    }

    private static String place(String folder, TemplateProcessingException at) {
        var line = at.getLine() == null ? "" : ", line " + at.getLine();
        return folder + "/" + at.getTemplateName() + line;
    }

    private static String reason(Throwable fault) {
        var deepest = fault;
        while (deepest.getCause() != null) deepest = deepest.getCause();
        var message = deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
        return message.replaceAll("\\s+", " ").replaceAll(" \\(template: \".*", "");
    }

    String line() {
        return line;
    }
}
