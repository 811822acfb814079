package vn.giaoban.admission;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who stands at the door.
 *
 * @param device the id of their link: a reload, a second click and a second window are the same device
 * @param point by what name or code the devices of one point are known to be of one; null for somebody who is of none
 */
public record Visitor(
        UUID device, Precedence precedence, @Nullable String point) {}
