package dev.stepgraph.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.testing.TimingComparison;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;
import java.util.function.Supplier;

class KeyTextTest {

    private static final int SECRET = KeyText.ID_LENGTH;
    private static final String KEY =
            KeyText.PREFIX + "abcdefghijklmnopqrstuvwxyz" + "0123456789abcdefghjkmnpqrs".repeat(2);
    private static final String HASH = KeyText.hash(KEY);

    private final SplittableRandom chance = new SplittableRandom();

    @Test
    @Tag("timing")
    void takesAsLongHoweverMuchOfAKeyIsRight() {
        TimingComparison<String> comparison =
                new TimingComparison<>(
                        wrongFrom(SECRET),
                        wrongFrom(KEY.length() - 1),
                        key -> KeyText.matches(key, HASH));

        assertThat(comparison.tellsApart(100_000)).isFalse();
    }

    @Test
    void aKeyIsNeverTheHashOfAKey() {
        assertThat(KeyText.matches(KEY, HASH)).isTrue();
        assertThat(KeyText.matches(HASH, HASH)).isFalse();
        assertThat(KeyText.matches("", KeyText.NO_HASH)).isFalse();
        assertThat(KeyText.matches(KeyText.NO_HASH, KeyText.NO_HASH)).isFalse();
        assertThat(KeyText.matches(KEY + "x".repeat(1_000_000), HASH)).isFalse();
    }

    private Supplier<String> wrongFrom(int index) {
        return () -> {
            char wrong = (char) chance.nextInt('A', 'Z' + 1);
            return KEY.substring(0, index) + String.valueOf(wrong).repeat(KEY.length() - index);
        };
    }
}
