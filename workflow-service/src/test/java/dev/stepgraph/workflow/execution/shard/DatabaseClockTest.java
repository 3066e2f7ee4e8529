package dev.stepgraph.workflow.execution.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

class DatabaseClockTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final DatabaseClock clock = new DatabaseClock(nanos::get);

    @Test
    void isNeverAheadOfTheDatabase() {
        long asked = nanos.get();
        pass(Duration.ofMillis(40));
        // The database may have been asked at the very beginning of the 40 ms or at their end.
        clock.read(asked, NOON);

        assertThat(clock.instant()).isEqualTo(NOON);
        pass(Duration.ofSeconds(1));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void comesNearerWithABetterReading() {
        long asked = nanos.get();
        pass(Duration.ofMillis(40));
        clock.read(asked, NOON);

        asked = nanos.get();
        pass(Duration.ofMillis(1));
        clock.read(asked, NOON.plusMillis(30));

        assertThat(clock.instant()).isEqualTo(NOON.plusMillis(30));
    }

    @Test
    void keepsAReadingThatAWorseOneDoesNotContradict() {
        read(NOON);
        long asked = nanos.get();
        pass(Duration.ofMillis(100));
        clock.read(asked, NOON.plusMillis(50));

        assertThat(clock.instant()).isEqualTo(NOON.plusMillis(100));
    }

    @Test
    void standsStillRatherThanGoBackALittle() {
        read(NOON);
        Instant before = clock.instant();

        read(NOON.minusMillis(20));

        assertThat(clock.instant()).isEqualTo(before);
        pass(Duration.ofMillis(30));
        assertThat(clock.instant()).isEqualTo(NOON.plusMillis(10));
    }

    @Test
    void followsTheDatabaseWhereverItJumps() {
        read(NOON);
        assertThat(clock.instant()).isEqualTo(NOON);

        read(NOON.minusSeconds(3600));
        assertThat(clock.instant()).isEqualTo(NOON.minusSeconds(3600));
        read(NOON.plusSeconds(3600));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3600));
    }

    @Test
    void doesNotMakeATimeUp() {
        assertThatThrownBy(clock::instant).isInstanceOf(IllegalStateException.class);
    }

    private void read(Instant shown) {
        clock.read(nanos.get(), shown);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
