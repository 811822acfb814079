/** What leaves a transaction: events written with the change they tell of, delivered after commit, at least once, per listener. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "database"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.outbox;
