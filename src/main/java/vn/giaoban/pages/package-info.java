/** What all pages share: words in two languages, times as people say them, frame and menu, headers, pages for what went wrong. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "access", "web", "letterhead"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.pages;
