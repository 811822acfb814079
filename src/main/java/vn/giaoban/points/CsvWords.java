package vn.giaoban.points;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.giaoban.pages.PageTexts;
import vn.giaoban.points.PointProblem.CsvFault;
import vn.giaoban.web.UploadedText.Unreadable;

/** Says what is wrong with a file in the reader's language; what nobody foresaw is said as it is, in English. */
final class CsvWords {

    /** How programs are told, and the text that says the same to people. */
    private static final Map<Pattern, String> KNOWN = new LinkedHashMap<>();

    static {
        know("is missing|is blank|must not be null", "missing");
        know("must be a whole number", "number");
        know("stands already in line (\\d+)", "twice");
        know("must be one of \\[(.*)]", "kind");
        know("must be capital letters and digits.*", "code");
        know("(?:(\\S+) )?is not the code of a point", "parent");
        know("would make a circle", "circle");
        know("the header must be (.*)", "header");
        know("the line has (\\d+) columns instead of (\\d+)", "columns");
        know("the file holds no row", "empty");
        know("is not CSV.*", "broken");
        know("is longer than (\\d+) characters|size must be between 0 and (\\d+)", "long");
        know("contains the forbidden character (\\S+)", "forbidden");
        know("must be a well-formed email address", "email");
        know("must be (?:greater|less) than or equal to (\\d+)", "range");
    }

    private CsvWords() {}

    /**
     * A fault in words.
     *
     * @param place the line, and the column when it is of one
     * @param english whether it is said in English for want of other words
     */
    record Said(String place, String text, boolean english) {}

    static Said of(CsvFault fault, PageTexts texts) {
        var name = fault.pointer().replaceFirst("^/\\d+/?", "");
        var place = name.isEmpty()
                ? texts.say("csv.line", number(fault.line()))
                : texts.say("csv.place", number(fault.line()), number(fault.column()), name);
        for (var known : KNOWN.entrySet()) {
            var found = known.getKey().matcher(fault.detail());
            if (found.matches()) return new Said(place, texts.say("csv." + known.getValue(), values(found)), false);
        }
        return new Said(place, fault.detail(), !texts.isEnglish());
    }

    static Said of(Unreadable fault, PageTexts texts) {
        return new Said(
                texts.say("csv.line", number(fault.line())),
                texts.get("csv." + fault.fault().name().toLowerCase(Locale.ROOT)),
                false);
    }

    private static Object[] values(Matcher found) {
        var values = new ArrayList<Object>();
        for (var group = 1; group <= found.groupCount(); group++)
            if (found.group(group) != null) values.add(found.group(group));
        if (values.isEmpty()) values.add("");
        return values.toArray();
    }

    /** Without separators: people look for the number of a line. */
    private static String number(long number) {
        return Long.toString(number);
    }

    private static void know(String pattern, String key) {
        KNOWN.put(Pattern.compile(pattern), key);
    }
}
