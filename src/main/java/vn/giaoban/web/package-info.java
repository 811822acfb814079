/** What every HTTP resource shares: problem details, idempotency, ETags, paging, the security chain and the rules SPI. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "database", "secrets"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.web;
