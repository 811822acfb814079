package vn.giaoban.invitations;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of a briefing's messages, in the order in which they were decided.
 *
 * @param next the cursor of the next page; null at the end
 * @param counts how many messages of the whole briefing are in each state
 */
record InvitationList(List<InvitationView> items, @Nullable String next, Map<DeliveryState, Long> counts) {}
