package dev.stepgraph.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.LongStream;

class PercentilesTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "50, 50", "50.5, 51", "99, 99", "99.9, 100", "100, 100"})
    void findsTheSmallestThatSoManyDoNotExceed(double percent, double millis) {
        long[] backwards = LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000_000).toArray();

        assertThat(new Percentiles(backwards).millis(percent)).isEqualTo(millis);
    }

    @Test
    void ofOneIsThatOne() {
        Percentiles one = new Percentiles(new long[] {2_500_000});

        assertThat(one.millis(0.1)).isEqualTo(2.5);
        assertThat(one.millis(100)).isEqualTo(2.5);
        assertThat(one.count()).isEqualTo(1);
    }

    @Test
    void leavesWhatItWasGivenAsItWas() {
        long[] given = {3, 1, 2};

        new Percentiles(given);

        assertThat(given).containsExactly(3, 1, 2);
    }

    @Test
    void needsAtLeastOne() {
        assertThatThrownBy(() -> new Percentiles(new long[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMedianIsInTheMiddle() {
        assertThat(Median.of(List.of(9.0, 1.0, 4.0))).isEqualTo(4);
        assertThat(Median.of(List.of(1.0, 4.0))).isEqualTo(2.5);
        assertThatThrownBy(() -> Median.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
