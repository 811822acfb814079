/** Accounts and roles, and how a caller proves to be one. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "database", "access", "web", "pages", "audit", "secrets"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.accounts;
