/** Takes in what the conference server tells, so that none of it is lost, and hands it on for keeping. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "redis"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.intake;
