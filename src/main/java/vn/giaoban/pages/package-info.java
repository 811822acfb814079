/** What the pages of personal addresses share: words in two languages, times as people say them, headers, the page of a dead end. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "web"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.pages;
