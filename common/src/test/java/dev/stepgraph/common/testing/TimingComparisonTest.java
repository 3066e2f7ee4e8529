package dev.stepgraph.common.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;
import java.util.function.Supplier;

@Tag("timing")
class TimingComparisonTest {

    private static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdef";

    private final SplittableRandom chance = new SplittableRandom();

    @Test
    void findsAComparisonThatStopsAtTheFirstDifference() {
        TimingComparison<String> comparison =
                new TimingComparison<>(
                        wrongFrom(0), wrongFrom(51), TimingComparisonTest::equalsFromTheLeft);

        assertThat(comparison.tellsApart(20_000)).isTrue();
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        TimingComparison<String> comparison =
                new TimingComparison<>(
                        wrongFrom(51), wrongFrom(51), TimingComparisonTest::equalsFromTheLeft);

        assertThat(comparison.tellsApart(20_000)).isFalse();
    }

    private Supplier<String> wrongFrom(int index) {
        return () -> {
            String wrong = String.valueOf((char) chance.nextInt('!', '/'));
            return SECRET.substring(0, index) + wrong.repeat(SECRET.length() - index);
        };
    }

    private static boolean equalsFromTheLeft(String presented) {
        for (int i = 0; i < SECRET.length(); i++) {
            if (presented.charAt(i) != SECRET.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
