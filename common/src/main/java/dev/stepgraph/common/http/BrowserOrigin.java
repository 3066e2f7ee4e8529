package dev.stepgraph.common.http;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells requests that a browser sends for a page of some other site from all others, where a
 * service is open to whoever is on its machine.
 */
public final class BrowserOrigin {

    /** What the AWS SDK puts before the host of an endpoint for some operations. */
    private static final String PREFIX_OF_SDK = "sync-";

    /** No site has a name below these: they are kept for machines that know each other. */
    private static final Set<String> NOBODYS = Set.of("localhost", "internal");

    private static final Pattern IPV4 = Pattern.compile("[0-9.]+");

    private BrowserOrigin() {}

    /**
     * Whether a page of another site sends the request, or may have: the owner of a name can have
     * it lead to this machine, and then his pages are of the same origin as what is asked here.
     *
     * @param origin the header Origin; absent: no browser sends it across sites
     * @param host the header Host
     */
    public static boolean isForeign(@Nullable String origin, @Nullable String host) {
        if (host == null) {
            return origin != null;
        }
        return isNameOfASite(lower(host))
                || (origin != null && !authority(origin).equals(lower(host)));
    }

    private static boolean isNameOfASite(String host) {
        if (host.startsWith("[")) {
            return false;
        }
        int colon = host.lastIndexOf(':');
        String name = colon < 0 ? host : host.substring(0, colon);
        if (name.startsWith(PREFIX_OF_SDK)) {
            name = name.substring(PREFIX_OF_SDK.length());
        }
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        int dot = name.lastIndexOf('.');
        return dot >= 0
                && !NOBODYS.contains(name.substring(dot + 1))
                && !IPV4.matcher(name).matches();
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
