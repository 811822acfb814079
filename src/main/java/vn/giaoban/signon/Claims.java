package vn.giaoban.signon;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.accounts.OutsideAccounts.Person;
import vn.giaoban.accounts.Role;

/** Reads out of a token's claims who somebody is here. */
final class Claims {

    private Claims() {}

    /**
     * The person of a token.
     *
     * @param claims with {@code iss} and {@code sub}
     */
    static Person person(Map<String, Object> claims, OidcSettings settings) {
        var subject = text(claims.get("sub")).orElse("");
        var roles = roles(claims, settings);
        return new Person(
                text(claims.get("iss")).orElse("") + " " + subject,
                text(at(claims, settings.usernameClaim())).orElse(subject),
                roles,
                roles.contains(Role.POINT_SECRETARY)
                        ? text(at(claims, settings.pointClaim())).orElse(null)
                        : null);
    }

    /** Whether they say for ever who it is. */
    static boolean nameSomebody(Map<String, Object> claims) {
        return text(claims.get("iss")).isPresent() && text(claims.get("sub")).isPresent();
    }

    private static Set<Role> roles(Map<String, Object> claims, OidcSettings settings) {
        var roles = EnumSet.noneOf(Role.class);
        if (settings.rolesClaim() == null) return roles;
        values(at(claims, settings.rolesClaim()))
                .map(value -> role(value, settings))
                .flatMap(Optional::stream)
                .forEach(roles::add);
        return roles;
    }

    private static Optional<Role> role(String value, OidcSettings settings) {
        if (!settings.roles().isEmpty())
            return Optional.ofNullable(settings.roles().get(value));
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(value))
                .findFirst();
    }

    /** What stands at a path with dots; a claim whose own name has dots comes first. */
    private static @Nullable Object at(Map<String, Object> claims, String path) {
        if (claims.containsKey(path)) return claims.get(path);
        Object found = claims;
        for (var step : path.split("\\.", -1)) found = found instanceof Map<?, ?> map ? map.get(step) : null;
        return found;
    }

    private static Stream<String> values(@Nullable Object value) {
        if (value instanceof Collection<?> many)
            return many.stream().filter(Objects::nonNull).map(String::valueOf);
        return text(value).stream().flatMap(text -> Arrays.stream(text.split("[ ,]+")));
    }

    private static Optional<String> text(@Nullable Object value) {
        return value == null || String.valueOf(value).isBlank()
                ? Optional.empty()
                : Optional.of(String.valueOf(value).strip());
    }
}
