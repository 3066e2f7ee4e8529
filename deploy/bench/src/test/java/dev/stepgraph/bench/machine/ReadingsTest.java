package dev.stepgraph.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.IOException;

/** What other programs print, and what is read from it. */
class ReadingsTest {

    @Test
    void readsTheRateOfPgbench() throws IOException {
        String output =
                """
                transaction type: transition.sql
                latency average = 3.301 ms
                initial connection time = 45.1 ms
                tps = 9693.482912 (without initial connection time)
                """;

        assertThat(PgbenchMeter.rate(output)).isEqualTo(9693.482912);
        assertThatThrownBy(() -> PgbenchMeter.rate("nothing")).isInstanceOf(IOException.class);
    }

    @Test
    void takesTheStatementOutOfTheScript() throws IOException {
        String statement = JdbcMeter.statement(TransitionMeter.resource("transition.sql"));

        assertThat(statement).startsWith("with moved as (").contains("where id = ?");
        assertThat(statement).doesNotContain(":", "\\", "random");
    }

    @Test
    void readsTheStepsOfDbos() throws IOException {
        String output =
                """
                {"peer":"dbos-warmup","workload":"W1","steps_per_s":10.5}
                {"peer":"dbos-java","workload":"W1","steps_per_s":2345.5}
                """;

        assertThat(DbosPeer.stepsPerSecond(output)).isEqualTo(2345.5);
        assertThatThrownBy(() -> DbosPeer.stepsPerSecond("{}")).isInstanceOf(IOException.class);
    }

    @Test
    void readsTicksOfAProcessWhateverItsName() {
        String stat = "7 (a) b (c) S 1 7 7 0 -1 4194560 1 2 3 4 150 50 20 10 20 0 1 0 100";

        assertThat(CpuSeconds.ticks(stat, 11, 12)).isEqualTo(200);
        assertThat(CpuSeconds.ticks(stat, 13, 14)).isEqualTo(30);
        assertThat(CpuSeconds.ticks("", 11)).isZero();
    }

    @Test
    void readsTheTotalOfAHistogram() {
        String histogram =
                """
                1234:
                 num     #instances         #bytes  class name (module)
                   1:         20000        1600000  [B (java.base@25)
                Total         30000        2400000
                """;

        assertThat(JvmHeap.total(histogram)).isEqualTo(2_400_000);
    }
}
