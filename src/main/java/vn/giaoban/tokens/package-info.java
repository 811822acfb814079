/** The tokens with which people are let into a conference, and the keys that sign them: published, changed now and then, dropped. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "database", "access", "audit", "secrets", "deployments"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.tokens;
