package dev.stepgraph.gateway.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import reactor.test.StepVerifier;

import java.time.Duration;

class OutboxTest {

    @Test
    void holdsAsManyMessagesAsItMay() {
        Outbox outbox = new Outbox(limits(2, 1_000));

        assertThat(outbox.offer("a")).isTrue();
        assertThat(outbox.offer("b")).isTrue();
        assertThat(outbox.offer("c")).isFalse();
    }

    @Test
    void holdsAsManyBytesAsItMayAndCountsOnlyWhatWaits() {
        Outbox outbox = new Outbox(limits(100, 10));
        assertThat(outbox.offer("123456")).isTrue();

        StepVerifier.create(outbox.messages())
                .expectNext("123456")
                .then(() -> assertThat(outbox.offer("1234567")).isTrue())
                .expectNext("1234567")
                .then(() -> assertThat(outbox.offer("12345678901")).isFalse())
                .then(outbox::complete)
                .verifyComplete();
    }

    private static RealtimeProperties limits(int messages, long bytes) {
        return new RealtimeProperties(
                1,
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                DataSize.ofBytes(1),
                messages,
                DataSize.ofBytes(bytes));
    }
}
