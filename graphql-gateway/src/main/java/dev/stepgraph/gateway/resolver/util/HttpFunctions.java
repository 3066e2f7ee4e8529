package dev.stepgraph.gateway.resolver.util;

import dev.stepgraph.gateway.resolver.HandlerEffect;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code util.http}: headers for a data source, and of the answer. */
final class HttpFunctions {

    /** Never passed on: they belong to one connection, not to the message. */
    private static final Set<String> RESTRICTED =
            Set.of(
                    "transfer-encoding",
                    "connection",
                    "host",
                    "expect",
                    "keep-alive",
                    "upgrade",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "te",
                    "trailer",
                    "content-length");

    /** Never set by a handler: the gateway's own. */
    private static final Set<String> RESERVED =
            Set.of("content-type", "content-encoding", "date", "server", "set-cookie");

    /** How long a name and its value may be together. */
    private static final int MAX_LENGTH = 4_096;

    static final Map<String, UtilFunction> FUNCTIONS =
            Map.of(
                    "http.copyHeaders", (run, args) -> copy(run, args),
                    "http.addResponseHeader",
                            (run, args) -> add(run, args.text(0), args.optionalText(1)),
                    "http.addResponseHeaders", (run, args) -> addAll(run, args));

    private HttpFunctions() {}

    private static Object copy(Evaluation run, Arguments args) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        if (args.value(0) == null) {
            return copy;
        }
        for (Map.Entry<?, ?> header : args.map(0).entrySet()) {
            run.budget().spend(8);
            String name = String.valueOf(header.getKey());
            if (!RESTRICTED.contains(name.toLowerCase(Locale.ROOT))) {
                copy.put(name, header.getValue());
            }
        }
        return copy;
    }

    private static @Nullable Object addAll(Evaluation run, Arguments args) {
        for (Map.Entry<?, ?> header : args.map(0).entrySet()) {
            Arguments named = new Arguments(Arrays.asList(header.getKey(), header.getValue()));
            add(run, named.text(0), named.optionalText(1));
        }
        return null;
    }

    private static @Nullable Object add(Evaluation run, String name, @Nullable String value) {
        String text = value == null ? "" : value;
        if (!isToken(name) || !isFieldValue(text) || name.length() + text.length() > MAX_LENGTH) {
            throw new InvalidCallException("The response header " + shown(name) + " is invalid");
        }
        if (isReserved(name.toLowerCase(Locale.ROOT))) {
            throw new InvalidCallException("The response header " + name + " is reserved");
        }
        run.ask(new HandlerEffect.AddResponseHeader(name, text));
        return null;
    }

    private static boolean isReserved(String name) {
        return RESTRICTED.contains(name)
                || RESERVED.contains(name)
                || name.startsWith("x-amz-")
                || name.startsWith("x-amzn-")
                || name.startsWith("access-control-");
    }

    private static String shown(String name) {
        return isToken(name) ? name : "given";
    }

    private static boolean isToken(String name) {
        return !name.isEmpty()
                && name.length() <= MAX_LENGTH
                && name.chars().allMatch(HttpFunctions::isTokenCharacter);
    }

    private static boolean isTokenCharacter(int c) {
        boolean isAlphanumeric =
                (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return isAlphanumeric || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }

    private static boolean isFieldValue(String value) {
        return value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c <= '~'));
    }
}
