package vn.giaoban.accounts;

import java.util.List;

/** Knows the ways to log in at somebody else's. */
public interface OutsideLogins {

    /** Those that are configured. */
    List<OutsideLogin> all();
}
