package vn.giaoban.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import vn.giaoban.access.PointScope;

/** Those who call, each a column of the table. */
enum Caller {
    ADMIN("ADMIN", "A"),
    SECRETARY("SECRETARY", "S"),
    OWN("POINT_SECRETARY", "P"),
    OTHER("POINT_SECRETARY", "p"),
    LEADER("LEADER", "L"),
    OPERATOR("OPERATOR", "O"),
    ANYBODY("", "–");

    static final String PASSWORD = "mật khẩu của bảng quyền";

    private final String role;

    /** What stands above the column. */
    final String letter;

    Caller(String role, String letter) {
        this.role = role;
        this.letter = letter;
    }

    String role() {
        return role;
    }

    /** Whether it answers for a point. */
    boolean isOfPoint() {
        return this == OWN || this == OTHER;
    }

    /** Name of the account. */
    String username() {
        return "bang.quyen." + name().toLowerCase(Locale.ROOT);
    }

    /**
     * As the chain knows them.
     *
     * @param point that the account answers for
     */
    @Nullable
    Authentication login(String point) {
        if (this == ANYBODY) return null;
        var authorities = new ArrayList<GrantedAuthority>(List.of(new SimpleGrantedAuthority("ROLE_" + role)));
        if (isOfPoint()) authorities.add(PointScope.authority(point));
        return UsernamePasswordAuthenticationToken.authenticated(username(), null, authorities);
    }
}
