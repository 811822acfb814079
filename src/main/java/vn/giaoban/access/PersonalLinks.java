package vn.giaoban.access;

import java.util.List;

/** The addresses that are keys themselves: who has one is let in by it, and nothing may keep it or pass it on. */
public final class PersonalLinks {

    private static final List<String> PREFIXES = List.of("/j/", "/p/", "/s/");

    private PersonalLinks() {}

    /** Whether a path is one, or below one. */
    public static boolean isOne(String path) {
        return PREFIXES.stream().anyMatch(path::startsWith);
    }
}
