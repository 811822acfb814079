package vn.giaoban.preflight;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.preflight.DeviceCheck.Measurement;
import vn.giaoban.preflight.DeviceCheck.Via;

/**
 * What the form of a check sends, with or without a script: a field for each device that works. What a script measured is believed as far as
 * it can be true, and else left out: it decides nothing.
 */
record CheckForm(Set<Device> works, boolean tested, Measurement network) {

    private static final int LONGEST_RTT = 60_000;
    private static final int FASTEST = 10_000_000;
    private static final int LONGEST_BROWSER = 200;

    static CheckForm of(Map<String, String> fields) {
        var works = Stream.of(Device.values())
                .filter(device -> "on".equals(fields.get(device.key())))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Device.class)));
        var tested = "true".equals(fields.get("tested"));
        return new CheckForm(
                works,
                tested,
                tested
                        ? new Measurement(
                                number(fields.get("rtt"), LONGEST_RTT),
                                number(fields.get("kbps"), FASTEST),
                                via(fields.get("via")))
                        : new Measurement(null, null, null));
    }

    /** A browser's name for itself, without what no log or page should meet. */
    static String browser(@Nullable String agent) {
        if (agent == null) return "";
        var line = agent.replaceAll("[^\\x20-\\x7E]", "?").strip();
        return line.length() > LONGEST_BROWSER ? line.substring(0, LONGEST_BROWSER) : line;
    }

    private static @Nullable Integer number(@Nullable String text, int most) {
        if (text == null || !text.matches("\\d{1,8}")) return null;
        var number = Integer.parseInt(text);
        return number > most ? null : number;
    }

    private static @Nullable Via via(@Nullable String text) {
        return Stream.of(Via.values())
                .filter(via -> via.name().equals(text))
                .findFirst()
                .orElse(null);
    }
}
