package vn.giaoban.admin;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.giaoban.admin.SettingsFound.Setting;
import vn.giaoban.office.Enforcement;
import vn.giaoban.office.OfficeCalendar;
import vn.giaoban.office.OfficeRules;
import vn.giaoban.office.SpecialDay;

/** The rules in force. They are settings, and stay as they are while the service runs. */
@Component
class Rules {

    /** Which settings are rules, by what they are about. */
    private static final Map<String, List<String>> SETTINGS = Map.of(
            "calendar", List.of("office.days", "office.opens", "office.closes", "office.holidays"),
            "planning", List.of("office.notice-working-days", "holds.lifetime", "holds.per-account"),
            "invitations", List.of("roster.closes-before", "invitations.digest", "preflight.times"),
            "conference",
                    List.of(
                            "conference.open-before",
                            "conference.grace-after",
                            "capacity.endpoints",
                            "capacity.enforce",
                            "capacity.uplink-enforce"),
            "attendance",
                    List.of(
                            "attendance.late-after",
                            "attendance.left-early-before-end",
                            "attendance.absent-below-share",
                            "attendance.bridge-gaps-under",
                            "alerts.quorum"),
            "conclusions", List.of("conclusions.notice-working-days", "papers.max-size", "papers.max-documents"));

    /** In this order they are shown. */
    static final List<String> SUBJECTS =
            List.of("calendar", "planning", "invitations", "conference", "attendance", "conclusions");

    private static final String ENFORCE = "giaoban.office.enforce";

    private final Map<String, List<Setting>> bySubject;
    private final Setting enforcementOfAll;
    private final OfficeRules office;
    private final OfficeCalendar calendar;

    /** Looks all of them up once: that reads files, and they stay as they are. */
    Rules(SettingsFound settings, OfficeRules office, OfficeCalendar calendar) {
        this.bySubject = SUBJECTS.stream()
                .collect(Collectors.toUnmodifiableMap(subject -> subject, subject -> found(settings, subject)));
        this.enforcementOfAll = settings.find(ENFORCE).orElseThrow();
        this.office = office;
        this.calendar = calendar;
    }

    private static List<Setting> found(SettingsFound settings, String subject) {
        return SETTINGS.getOrDefault(subject, List.of()).stream()
                .flatMap(name -> settings.find("giaoban." + name).stream())
                .toList();
    }

    /** The settings that rule a subject, in order; those that this version does not have are left out. */
    List<Setting> about(String subject) {
        return bySubject.getOrDefault(subject, List.of());
    }

    /** What breaking each office rule leads to, by its name, in order. */
    Map<String, Enforcement> enforcement() {
        return office.enforcement();
    }

    /** The setting that says so of all rules of which none of their own says something else. */
    Setting enforcementOfAll() {
        return enforcementOfAll;
    }

    /** The holidays and make-up days in this time. */
    List<SpecialDay> specialDays(LocalDate from, LocalDate to) {
        return calendar.specialDays(from, to);
    }
}
