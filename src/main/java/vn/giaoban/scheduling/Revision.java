package vn.giaoban.scheduling;

import vn.giaoban.briefings.Briefing;
import vn.giaoban.planning.BriefingForm;

/**
 * A briefing and the whole plan as it shall be.
 *
 * @param form made from the present plan and a change
 */
record Revision(Briefing before, BriefingForm form) {}
