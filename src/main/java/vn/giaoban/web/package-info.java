/** What every HTTP resource shares: problem details, idempotency, ETags, paging, checks of text, and where a call came from. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "database", "secrets"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.web;
