package vn.giaoban.audience;

import java.util.List;

/**
 * Everybody who is expected at a briefing and has a live link, and what there is to tell them.
 *
 * @param recipients points in the briefing's order, then delegates
 */
public record Audience(Plan plan, List<Recipient> recipients) {

    /** Those to whom messages go: all points, and the delegates who have a mail address. */
    public List<Recipient> addressed() {
        return recipients.stream()
                .filter(r -> r.kind() == Recipient.Kind.POINT || r.email() != null)
                .toList();
    }
}
