/** What a calendar is told of a briefing or a series (RFC 5545, RFC 5546), and the entry behind a personal link. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "access", "recurrence", "briefings", "series", "roster", "audience", "post"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.calendars;
