package vn.giaoban.pages;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who reads the page of a personal link that is good.
 *
 * @param briefing the briefing's id
 * @param point code of the point that they sit at or act for; null for somebody who is invited by name
 * @param desk whether it is the point's own page, on which the point acts
 */
public record LinkHolder(UUID briefing, @Nullable String point, boolean desk) {}
