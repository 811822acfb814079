package vn.giaoban.desk;

import java.util.List;
import java.util.Locale;
import vn.giaoban.desk.DeskProblem.FaultyList;
import vn.giaoban.web.UploadedText;
import vn.giaoban.web.UploadedText.Unreadable;

/** The text of an uploaded list. */
final class ListText {

    private ListText() {}

    /**
     * Decodes the file; line breaks are as they were, a byte order mark is gone.
     *
     * @throws vn.giaoban.kernel.ProblemException {@link FaultyList} with the line that can't be read
     */
    static String decode(byte[] file) {
        try {
            return UploadedText.decode(file);
        } catch (Unreadable e) {
            var key = "fault." + e.fault().name().toLowerCase(Locale.ROOT);
            throw new FaultyList(List.of(ListFault.at(e.line(), key))).asException();
        }
    }
}
