package vn.giaoban.planning;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Priority;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.office.Breach;
import vn.giaoban.office.OfficeRule;
import vn.giaoban.office.OfficeRules;

/** Asks the office's rules about the times of briefings. */
@Component
public class OfficeCheck {

    private final OfficeRules rules;
    private final Clock clock;

    OfficeCheck(OfficeRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * What the rules say of some plans.
     *
     * @param refused those that must not be booked, and why
     * @param warnings what is to be said of the others
     */
    public record Verdict(List<BriefingPlan> allowed, Map<BriefingId, List<Breach>> refused, List<Warning> warnings) {}

    /** Sorts plans into those that may be booked and those that may not. */
    public Verdict judge(List<BriefingPlan> plans) {
        var allowed = new ArrayList<BriefingPlan>();
        var refused = new LinkedHashMap<BriefingId, List<Breach>>();
        var warnings = new ArrayList<Warning>();
        for (var plan : plans) {
            var breaches = breaches(plan.briefing());
            if (breaches.stream().anyMatch(Breach::isRefused)) {
                refused.put(plan.briefing().id(), breaches);
            } else {
                allowed.add(plan);
                breaches.stream().map(Warning::of).forEach(warnings::add);
            }
        }
        return new Verdict(allowed, refused, warnings.stream().distinct().toList());
    }

    /**
     * Fails when a rule refuses any of the plans; or, where those that can't be had are left out, all of them.
     *
     * @throws vn.giaoban.kernel.ProblemException {@link OfficeRule}
     */
    public void requireAny(Verdict verdict, boolean skipping, ZoneId zone) {
        if (verdict.refused().isEmpty() || (skipping && !verdict.allowed().isEmpty())) return;
        var breaches = verdict.refused().values().stream().flatMap(List::stream).toList();
        throw new OfficeRule(breaches, zone).asException();
    }

    /**
     * Fails when a rule refuses any of these briefings.
     *
     * @return what the rules say of them all the same
     * @throws vn.giaoban.kernel.ProblemException {@link OfficeRule}
     */
    public List<Warning> require(Collection<Briefing> briefings) {
        var warnings = new ArrayList<Warning>();
        for (var briefing : briefings) {
            var breaches = breaches(briefing);
            OfficeRule.find(breaches, briefing.zone()).ifPresent(refusal -> {
                throw refusal.asException();
            });
            breaches.stream().map(Warning::of).forEach(warnings::add);
        }
        return warnings.stream().distinct().toList();
    }

    /** Whether no rule refuses the briefing at another time. */
    public boolean allows(Briefing briefing, TimeRange time) {
        return breaches(briefing.repeatedAt(briefing.id(), time)).stream().noneMatch(Breach::isRefused);
    }

    private List<Breach> breaches(Briefing briefing) {
        var urgent = briefing.priority() == Priority.URGENT && briefing.urgentReason() != null;
        return rules.check(briefing.time(), briefing.zone(), urgent, clock.instant());
    }
}
