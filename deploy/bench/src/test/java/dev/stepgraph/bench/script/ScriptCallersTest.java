package dev.stepgraph.bench.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.bench.report.Percentiles;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

class ScriptCallersTest {

    @Test
    void countsEachAnswerOfEachCaller() throws Exception {
        AtomicInteger answers = new AtomicInteger();

        RoundTrips trips = ScriptCallers.run(3, Duration.ofMillis(20), answers::incrementAndGet);

        assertThat(trips.times().count()).isEqualTo(answers.get()).isGreaterThanOrEqualTo(3);
        assertThat(trips.length()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
    }

    @Test
    void endsWithAnAnswerThatIsWrong() {
        assertThatThrownBy(() ->
                        ScriptCallers.run(
                                2,
                                Duration.ofMillis(1),
                                () -> {
                                    throw new IllegalStateException("wrong");
                                }))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("wrong");
    }

    @Test
    void dividesTheAnswersByTheTime() {
        long[] nanos = LongStream.rangeClosed(1, 200).map(i -> i * 10_000).toArray();

        RoundTrips trips = new RoundTrips(new Percentiles(nanos), Duration.ofMillis(500));

        assertThat(trips.perSecond()).isEqualTo(400);
        assertThat(trips.median()).isEqualTo(1);
        assertThat(trips.tail()).isEqualTo(1.98);
    }
}
