/** Personal access tokens: what programs show instead of somebody's password, for some of what the account may do and for some time. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "database", "access", "web", "pages", "audit", "accounts"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.accesstokens;
