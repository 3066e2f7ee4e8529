package dev.stepgraph.common.http;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Locale;

/** Tells requests that a browser sends for a page of some other site from all others. */
public final class BrowserOrigin {

    private BrowserOrigin() {}

    /**
     * Whether a page of another site sends the request.
     *
     * @param origin the header Origin; absent: no browser sends it across sites
     * @param host the header Host
     */
    public static boolean isForeign(@Nullable String origin, @Nullable String host) {
        return origin != null && (host == null || !authority(origin).equals(lower(host)));
    }

    private static String authority(String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority == null ? "" : lower(authority);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
