/** The second factor of the login form: codes of a phone that change every half minute (RFC 6238), and recovery codes for the day the phone is gone. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "access",
            "web",
            "pages",
            "audit",
            "secrets",
            "letterhead",
            "accounts"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.secondfactor;
