package vn.giaoban.desk;

import vn.giaoban.preflight.CheckCard;

/**
 * What a point's page shows beside the plan.
 *
 * @param seats its people's seats
 * @param check its devices
 */
record Seen(SeatsView seats, CheckCard check) {}
