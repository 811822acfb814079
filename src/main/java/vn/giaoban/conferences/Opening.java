package vn.giaoban.conferences;

import vn.giaoban.briefings.Briefing;

/** A briefing with its conference, in whose room people are or may be. */
public record Opening(Briefing briefing, Conference conference) {}
