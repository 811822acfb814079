/**
 * The facts of attendance: what the conference server told and what people said, append-only, chained by hashes, sealed by signatures,
 * and forgotten when their time is over.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "outbox",
            "secrets",
            "briefings",
            "conferences",
            "intake",
            "presence"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.ledger;
