package vn.giaoban.desk;

import java.util.List;
import vn.giaoban.pages.Card;
import vn.giaoban.preflight.CheckCard;

/**
 * What a point's page shows beside the plan.
 *
 * @param seats its people's seats
 * @param check its devices
 * @param cards of other modules
 */
record Seen(SeatsView seats, CheckCard check, List<Card> cards) {}
