package vn.giaoban.telling;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.audience.Audience;
import vn.giaoban.audience.Recipient;
import vn.giaoban.letters.Message;
import vn.giaoban.roster.Delegate;
import vn.giaoban.substitutions.Substitution;

/**
 * What a message tells of a substitution, beside the plan.
 *
 * @param point name of the delegate's point; empty when invited by name
 * @param decidedBy {@code CHAIR} when it was the chair, empty when a secretary recorded what the chair said
 * @param decisionReason why it was refused; empty when that was not said
 */
record SubstitutionFacts(
        UUID substitution,
        String delegate,
        String substitute,
        String point,
        String reason,
        String status,
        String decidedBy,
        String decisionReason) {

    static SubstitutionFacts of(Substitution asked, Delegate delegate, Audience known) {
        return new SubstitutionFacts(
                asked.id(),
                named(delegate.name(), delegate.title()),
                named(asked.substitute().name(), asked.substitute().title()),
                pointOf(delegate, known),
                asked.reason(),
                asked.status().name(),
                asked.decidedBy() != null && asked.decidedBy().equals("chair:" + asked.chair()) ? "CHAIR" : "",
                asked.decisionReason() == null ? "" : asked.decisionReason());
    }

    /** As a message keeps them. */
    Map<String, String> details() {
        var details = new LinkedHashMap<String, String>();
        details.put("substitution", substitution.toString());
        details.put("delegate", delegate);
        details.put("substitute", substitute);
        details.put("point", point);
        details.put("reason", reason);
        details.put("status", status);
        details.put("decidedBy", decidedBy);
        details.put("decisionReason", decisionReason);
        return details;
    }

    /** As a message has kept them. */
    static SubstitutionFacts of(Message message) {
        var details = message.details();
        return new SubstitutionFacts(
                UUID.fromString(details.getOrDefault("substitution", "")),
                details.getOrDefault("delegate", ""),
                details.getOrDefault("substitute", ""),
                details.getOrDefault("point", ""),
                details.getOrDefault("reason", ""),
                details.getOrDefault("status", ""),
                details.getOrDefault("decidedBy", ""),
                details.getOrDefault("decisionReason", ""));
    }

    boolean isApproved() {
        return status.equals("APPROVED");
    }

    boolean isDecidedByChair() {
        return decidedBy.equals("CHAIR");
    }

    private static String named(String name, @Nullable String title) {
        return title == null ? name : name + ", " + title;
    }

    private static String pointOf(Delegate delegate, Audience known) {
        return known.recipients().stream()
                .filter(recipient -> recipient.kind() == Recipient.Kind.POINT)
                .filter(recipient -> recipient.id().equals(delegate.point()))
                .map(Recipient::name)
                .findFirst()
                .orElse("");
    }
}
