/** Letters shown to who wants to see what an office's templates make of a briefing, before anybody gets one. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "access", "web", "briefings", "audience", "letters", "stationery"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.previews;
