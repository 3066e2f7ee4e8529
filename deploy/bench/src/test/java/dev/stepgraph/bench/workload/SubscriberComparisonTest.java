package dev.stepgraph.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.bench.machine.CpuUse;
import dev.stepgraph.bench.report.Line;
import dev.stepgraph.bench.report.Percentiles;
import dev.stepgraph.bench.report.Row;
import dev.stepgraph.bench.report.Verdict;
import dev.stepgraph.bench.workload.SubscriberComparison.Delivery;
import dev.stepgraph.bench.workload.SubscriberComparison.Pair;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.LongStream;

class SubscriberComparisonTest {

    @Test
    void holdsEachRepetitionAgainstTheOtherSideAndTellsTheMedians() {
        // given: 1 to 100 ms, and multiples of it
        List<Pair> pairs =
                List.of(
                        new Pair(delivery(1), delivery(1)),
                        new Pair(delivery(1), delivery(2)),
                        new Pair(delivery(3), delivery(1)));

        // when
        Line median = SubscriberComparison.line(Row.SUBSCRIBERS_MEDIAN, pairs, 50);
        Line tail = SubscriberComparison.line(Row.SUBSCRIBERS_TAIL, pairs, 99);

        // then
        assertThat(median.figures()).containsExactly(1.0, 0.5, 3.0);
        assertThat(median.remark()).isEqualTo("50.0 ms ÷ 50.0 ms");
        assertThat(median.verdict()).isEqualTo(Verdict.AIM);
        assertThat(tail.facts())
                .containsEntry("milliseconds", 99.0)
                .containsEntry("plainMilliseconds", 99.0);
    }

    @Test
    void tellsMessagesApartWhoseNumbersBeginAlike() {
        String message = "{\"data\":{\"onSaid\":{\"id\":12,\"text\":\"t\"}}}";

        assertThat(message).contains(SubscriberComparison.mark(12));
        assertThat(message).doesNotContain(SubscriberComparison.mark(1));
    }

    private static Delivery delivery(long factor) {
        long[] nanos = LongStream.rangeClosed(1, 100).map(i -> i * factor * 1_000_000).toArray();
        return new Delivery(new Percentiles(nanos), new CpuUse(1, 0, 0, 0, 0));
    }
}
