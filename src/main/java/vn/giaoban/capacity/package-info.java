/** How many connections the conference server and the points' lines can carry, and how many are planned. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "database", "access", "web", "points", "reservations", "deployments"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.capacity;
