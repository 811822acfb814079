package vn.giaoban.office;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.giaoban.kernel.Problem;

/**
 * The office's rules refuse a time. Members: {@code rule} is the first rule that refuses, {@code earliest} the first start that would do,
 * missing when there is none, {@code breaches} everything that is broken, {@code [{rule, detail, enforcement}]}.
 *
 * @param breaches at least one that refuses
 * @param zone the briefing's; {@code earliest} is told in it
 */
public record OfficeRule(List<Breach> breaches, ZoneId zone) implements Problem {

    /** @throws IllegalArgumentException when none of the breaches refuses */
    public OfficeRule {
        if (breaches.stream().noneMatch(Breach::isRefused)) throw new IllegalArgumentException("no rule refuses");
        breaches = List.copyOf(breaches);
    }

    /** The problem with a time that breaks these rules; empty when none of them refuses. */
    public static Optional<OfficeRule> find(List<Breach> breaches, ZoneId zone) {
        return breaches.stream().anyMatch(Breach::isRefused)
                ? Optional.of(new OfficeRule(breaches, zone))
                : Optional.empty();
    }

    @Override
    public int status() {
        return 422;
    }

    @Override
    public String slug() {
        return "office-rule";
    }

    @Override
    public String detail() {
        return first().detail();
    }

    @Override
    public Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("rule", first().rule());
        var earliest = first().earliest();
        if (earliest != null) members.put("earliest", earliest.atZone(zone).toOffsetDateTime());
        members.put("breaches", breaches.stream().map(View::of).toList());
        return members;
    }

    private Breach first() {
        return breaches.stream().filter(Breach::isRefused).findFirst().orElseThrow();
    }

    /** One entry of {@code breaches}. */
    record View(String rule, String detail, Enforcement enforcement) {
        static View of(Breach breach) {
            return new View(breach.rule(), breach.detail(), breach.enforcement());
        }
    }
}
