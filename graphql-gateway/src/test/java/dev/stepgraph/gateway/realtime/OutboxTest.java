package dev.stepgraph.gateway.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import reactor.test.StepVerifier;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

class OutboxTest {

    @Test
    void holdsAsManyMessagesAsItMay() {
        Outbox outbox = new Outbox(limits(2, 1_000), () -> 0);

        assertThat(outbox.offer(bytes("a"))).isTrue();
        assertThat(outbox.offer(bytes("b"))).isTrue();
        assertThat(outbox.offer(bytes("c"))).isFalse();
    }

    @Test
    void holdsAsManyBytesAsItMayAndCountsOnlyWhatWaits() {
        Outbox outbox = new Outbox(limits(100, 10), () -> 0);
        assertThat(outbox.offer(bytes("123456"))).isTrue();

        StepVerifier.create(outbox.messages().map(String::new))
                .expectNext("123456")
                .then(() -> assertThat(outbox.offer(bytes("1234567"))).isTrue())
                .expectNext("1234567")
                .then(() -> assertThat(outbox.offer(bytes("12345678901"))).isFalse())
                .then(outbox::complete)
                .verifyComplete();
    }

    @Test
    void countsWhatLeftItAndWasNotReadYet() {
        AtomicLong unsent = new AtomicLong(7);
        Outbox outbox = new Outbox(limits(100, 10), unsent::get);

        assertThat(outbox.offer(bytes("1234"))).isFalse();

        unsent.set(0);
        assertThat(outbox.offer(bytes("1234"))).isTrue();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static RealtimeProperties limits(int messages, long bytes) {
        return new RealtimeProperties(
                1,
                1,
                1,
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                DataSize.ofBytes(1),
                messages,
                DataSize.ofBytes(bytes));
    }
}
