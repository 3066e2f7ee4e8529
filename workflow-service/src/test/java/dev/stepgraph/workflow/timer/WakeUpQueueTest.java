package dev.stepgraph.workflow.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.workflow.execution.WakeUp;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.UUID;

class WakeUpQueueTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);

    private final WakeUpQueue queue = new WakeUpQueue();

    @Test
    void yieldsWhatIsDueAndNeverWhatIsNot() {
        queue.schedule(TWO, NOON.plusSeconds(2));
        queue.schedule(ONE, NOON.plusSeconds(1));

        assertThat(queue.takeDue(NOON.plusSeconds(1).minusNanos(1))).isEmpty();
        assertThat(queue.takeDue(NOON.plusSeconds(1))).containsExactly(ONE);
        assertThat(queue.takeDue(NOON.plusSeconds(9))).containsExactly(TWO);
        assertThat(queue.size()).isZero();
    }

    @Test
    void knowsOneWakeUpForEachExecution() {
        queue.schedule(ONE, NOON.plusSeconds(5));
        queue.schedule(ONE, NOON.plusSeconds(1));
        queue.schedule(TWO, NOON.plusSeconds(1));
        queue.schedule(TWO, NOON.plusSeconds(5));

        assertThat(queue.takeDue(NOON.plusSeconds(3))).containsExactly(ONE);
        assertThat(queue.takeDue(NOON.plusSeconds(9))).containsExactly(TWO);
    }

    @Test
    void trustsMemoryMoreThanTheDatabase() {
        queue.schedule(ONE, NOON.plusSeconds(5));

        queue.found(new WakeUp(ONE, NOON));
        queue.found(new WakeUp(TWO, NOON));

        assertThat(queue.takeDue(NOON)).containsExactly(TWO);
    }

    @Test
    void takesFromTheDatabaseAgainWhatItHasForgotten() {
        queue.schedule(ONE, NOON.plusSeconds(5));
        queue.schedule(TWO, NOON.plusSeconds(5));

        queue.forget(ONE::equals);
        queue.found(new WakeUp(ONE, NOON));

        assertThat(queue.takeDue(NOON)).containsExactly(ONE);
        assertThat(queue.takeDue(NOON.plusSeconds(5))).containsExactly(TWO);
    }

    @Test
    void leavesToTheDatabaseWhatIsBeyondTheHorizon() {
        assertThat(queue.soon(NOON)).isFalse();

        queue.horizon(NOON);

        assertThat(queue.soon(NOON)).isTrue();
        assertThat(queue.soon(NOON.plusNanos(1))).isFalse();
    }

    @Test
    void asksForARefreshOnce() {
        queue.refresh();

        assertThat(queue.takeRefresh()).isTrue();
        assertThat(queue.takeRefresh()).isFalse();
    }
}
