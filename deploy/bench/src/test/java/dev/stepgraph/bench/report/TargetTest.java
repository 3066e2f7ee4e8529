package dev.stepgraph.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TargetTest {

    @ParameterizedTest
    @CsvSource({"3.1, AIM", "3, AIM", "2.99, MUST", "1, MUST", "0.99, SHORT"})
    void theMoreTheBetter(double figure, Verdict verdict) {
        assertThat(Target.atLeast(1, 3).verdict(figure)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"2, AIM", "2.5, AIM", "2.6, MUST", "4, MUST", "4.1, SHORT"})
    void theLessTheBetter(double figure, Verdict verdict) {
        assertThat(Target.atMost(4, 2.5).verdict(figure)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @EnumSource
    void anAimIsNeverEasierThanTheMust(Row row) {
        assertThat(row.target().verdict(row.target().aim())).isEqualTo(Verdict.AIM);
        assertThat(row.target().verdict(row.target().must())).isEqualTo(Verdict.MUST);
    }
}
