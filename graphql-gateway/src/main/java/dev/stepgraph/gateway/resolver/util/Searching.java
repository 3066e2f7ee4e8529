package dev.stepgraph.gateway.resolver.util;

/** What it costs to look for one text in another. */
public final class Searching {

    /** How many characters are compared for a unit of work. */
    private static final long CHARACTERS_A_UNIT = 16;

    private Searching() {}

    /** The price at worst, which is where both texts repeat one character. */
    public static long price(String text, String wanted) {
        return 1 + text.length() + text.length() * (long) wanted.length() / CHARACTERS_A_UNIT;
    }
}
