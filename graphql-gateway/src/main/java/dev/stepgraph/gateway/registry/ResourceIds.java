package dev.stepgraph.gateway.registry;

import org.springframework.stereotype.Component;

import java.util.random.RandomGenerator;

/** Draws ids as AppSync's: lower-case letters and digits, the first of them a letter. */
@Component
class ResourceIds {

    /** How long an id is. */
    static final int LENGTH = 26;

    private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LETTERS = 26;

    private final RandomGenerator chance;

    ResourceIds(RandomGenerator chance) {
        this.chance = chance;
    }

    /** A new id. */
    String next() {
        return CHARACTERS.charAt(chance.nextInt(LETTERS)) + text(LENGTH - 1);
    }

    /** As many random characters, of five bits each. */
    String text(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(CHARACTERS.charAt(chance.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }
}
